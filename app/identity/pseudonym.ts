import db from '@adonisjs/lucid/services/db'
import { manages } from '#institutions/queries/managers'
import { keyedHash } from '#identity/secrets/keyed_hash'
import { staffRoles } from '#identity/roles'
import type { Actor } from '#shared/actor'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 9

/**
 * The name under which a pupil is known outside the own school, such as `S-7K2MPQ4X9`: the same on this server for
 * as long as its key stays, and nothing can be learnt from it about the pupil.
 */
export function pseudonymOf(personId: string): string {
  const letters = [...keyedHash('pupil', personId).subarray(0, LENGTH)].map(
    (byte) => ALPHABET[byte % ALPHABET.length]
  )
  return `S-${letters.join('')}`
}

/** Roles that see the pupils of all institutions below their own by name; everyone else on the staff at the own only. */
const REACHING = ['administrator', 'school_leader']

const staffGrants = (actor: Actor) =>
  actor.grants.filter((grant) => (staffRoles as readonly string[]).includes(grant.role))

/** The institutions at or below which the actor sees pupils by name, and those at which only. */
export function sightOf(actor: Actor) {
  const grants = staffGrants(actor)
  const ids = (reaching: boolean) => [
    ...new Set(
      grants
        .filter((grant) => REACHING.includes(grant.role) === reaching)
        .map((grant) => grant.institutionId)
    ),
  ]
  return { below: ids(true), at: ids(false) }
}

/** Those of the institutions at which the actor sees pupils by name: at most one query. */
export async function seenInstitutions(
  actor: Actor,
  institutionIds: readonly string[],
  client: QueryClientContract = db.connection()
): Promise<Set<string>> {
  const wanted = [...new Set(institutionIds)]
  if (manages.everything(actor)) return new Set(wanted)
  const { below, at } = sightOf(actor)
  const seen = new Set(wanted.filter((id) => at.includes(id) || below.includes(id)))
  if (below.length === 0 || seen.size === wanted.length) return seen
  const rows = await client
    .from('institutions_tree')
    .whereIn('descendant_id', wanted)
    .whereIn('ancestor_id', below)
    .select('descendant_id')
  for (const row of rows) seen.add(row.descendant_id)
  return seen
}

/** Whether the actor sees a pupil of these institutions (the own school, a guest school) by name. */
export async function seesPupil(
  actor: Actor,
  institutionIds: readonly string[],
  client?: QueryClientContract
): Promise<boolean> {
  const seen = await seenInstitutions(actor, institutionIds, client)
  return seen.size > 0
}
