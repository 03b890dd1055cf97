import db from '@adonisjs/lucid/services/db'
import { rolesAt } from '#identity/queries/roles_at'
import { isStaffRole } from '#identity/queries/is_staff'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { scopes, type Scope } from '#library/types'
import type { Actor } from '#shared/actor'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Where teachers are trained, by the types of the personnel system: universities, institutes, training centres. */
const TRAINING_TYPES = ['3', '5', '6', '7', '8']

/** Practice schools: where trainees teach. Others are marked as such by a flag. */
const PRACTICE_TYPES = ['9', '10', '11']

/** Named one by one: an index finds what is in a list, not what differs. */
const OWN_SCOPES = scopes.filter((scope) => scope !== 'national')

type Kept = { scope?: string; institutionId: string | null }

/** What an institution keeps for its own people: a school `institution`, where teachers are trained `training`. */
export async function ownScope(institutionId: string | null, client: Client = db.connection()) {
  if (!institutionId) return 'institution' as const
  const row = await client.from('institutions').where('id', institutionId).first()
  return TRAINING_TYPES.includes(row?.type_code) ? ('training' as const) : ('institution' as const)
}

type Client = QueryClientContract

/** The scope that was wished, as it is called for this institution. */
export const scopeFor = async (client: Client, wish: Scope, institutionId: string | null) =>
  wish === 'national' ? wish : ownScope(institutionId, client)

/**
 * Whether somebody is of the people for whom an institution keeps something: whoever has a role there or above. A
 * training centre keeps it for its trainees, its trainers, and the teachers of the practice schools of its province.
 */
export async function belongsTo(actor: Actor | null, { scope, institutionId }: Kept) {
  if (!actor || !institutionId) return false
  const held = await rolesAt(actor, institutionId)
  if (held.size > 0) return true
  if (scope !== 'training') return false
  const provinces = await practiceProvinces(actor)
  if (provinces.length === 0) return false
  const row = await db.from('institutions').where('id', institutionId).first()
  return provinces.some((province) => row?.place_code?.startsWith(province))
}

/** The provinces in whose practice schools somebody works. No query for people who work nowhere. */
async function practiceProvinces({ grants }: Actor): Promise<string[]> {
  const at = grants.filter(({ role }) => isStaffRole(role)).map((one) => one.institutionId)
  if (at.length === 0) return []
  const rows = await db
    .from('institutions as i')
    .whereIn('i.id', [...new Set(at)])
    .whereNotNull('i.place_code')
    .where((practice) => {
      practice.whereIn('i.type_code', PRACTICE_TYPES)
      practice.orWhereExists((flag) =>
        flag
          .from('institutions_flags as f')
          .whereColumn('f.institution_id', 'i.id')
          .where('f.code', 'practice')
          .select('f.code')
      )
    })
    .select('i.place_code')
  return [...new Set(rows.map((row) => row.place_code.slice(0, 2) as string))]
}

/** Narrows rows of resources to what institutions keep for people of whom this person is one. One query at most. */
export async function narrowToOwn(actor: Actor, query: any, prefix = '') {
  const provinces = await practiceProvinces(actor)
  query.whereIn(`${prefix}scope`, OWN_SCOPES)
  query.where((mine: any) => keptFor(mine, actor, provinces, prefix))
}

/** The same with what everyone may find. */
export async function narrowToOpen(actor: Actor, query: any, prefix = '') {
  const provinces = await practiceProvinces(actor)
  query.where((open: any) => {
    open.where(`${prefix}scope`, 'national')
    open.orWhere((mine: any) => keptFor(mine, actor, provinces, prefix))
  })
}

function keptFor(mine: any, actor: Actor, provinces: string[], prefix: string) {
  const tops = [...new Set(actor.grants.map(({ institutionId }) => institutionId))]
  mine.whereIn(`${prefix}institution_id`, subtreeOf(tops))
  if (provinces.length === 0) return
  const centres = db
    .from('institutions')
    .whereIn('type_code', TRAINING_TYPES)
    .where((near) => {
      for (const province of provinces) near.orWhere('place_code', 'like', `${province}%`)
    })
    .select('id')
  mine.orWhere((training: any) =>
    training.where(`${prefix}scope`, 'training').whereIn(`${prefix}institution_id`, centres)
  )
}
