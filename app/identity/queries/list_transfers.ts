import db from '@adonisjs/lucid/services/db'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { pagerOf, type Page } from '#shared/database/pager'
import { today } from '#identity/queries/current_memberships'
import { institutionNames } from '#identity/queries/institution_names'
import { personName } from '#identity/queries/person_name'
import { peopleTops } from '#identity/queries/reach'
import Transfer from '#identity/models/transfer'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export const transferViews = ['open', 'guests', 'past'] as const

export type TransferView = (typeof transferViews)[number]

export type TransferRow = {
  id: string
  who: string
  role: string
  kind: Transfer['kind']
  from: string
  to: string
  startsOn: string
  endsOn: string | null
  state: Transfer['state']
  /** Whether it waits for the actor's own side. */
  isMine: boolean
}

/** `open`: asked, or agreed and still ahead; `guests`: here or elsewhere now; `past`: everything else. */
export async function listTransfers(
  actor: Actor,
  filter: { view: TransferView; page: number },
  locale: Locale
): Promise<Page<TransferRow>> {
  const tops = peopleTops(actor)
  const query = Transfer.query().where((mine) =>
    mine
      .whereIn('from_institution_id', subtreeOf(tops))
      .orWhereIn('to_institution_id', subtreeOf(tops))
  )
  narrow(query, filter.view)
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, filter.page, 25)
  const found = await query
    .preload('person', (people) => people.preload('user'))
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .forPage(pager.page, pager.perPage)
  const ids = found.flatMap((one) => [one.fromInstitutionId, one.toInstitutionId])
  const names = await institutionNames(ids, locale)
  const reached = await withinReach(tops, ids)
  const rows = found.map((one) => {
    const sides = { from: reached.has(one.fromInstitutionId), to: reached.has(one.toInstitutionId) }
    return {
      id: one.id,
      who: whoOf(one, sides.from, locale),
      role: one.role,
      kind: one.kind,
      from: names.get(one.fromInstitutionId) ?? '',
      to: names.get(one.toInstitutionId) ?? '',
      startsOn: one.startsOn.toISODate()!,
      endsOn: one.endsOn?.toISODate() ?? null,
      state: one.state,
      isMine: one.state === 'asked' && one.awaits !== null && sides[one.awaits],
    }
  })
  return { rows, pager }
}

/**
 * The name for those who look after the person; the other side, which asked by a number, reads that number until
 * the transfer is agreed or where the person's own side has asked.
 */
export function whoOf(transfer: Transfer, seesFrom: boolean, locale: Locale) {
  const { person, state, awaits } = transfer
  const isOffered = state === 'asked' && awaits === 'to'
  if (seesFrom || state === 'agreed' || isOffered) return personName(person, locale)
  return person.studentNumber ?? person.payrollId ?? person.user?.username ?? '–'
}

function narrow(query: ReturnType<typeof Transfer.query>, view: TransferView) {
  const day = today()
  const isOpen = (open: typeof query) =>
    open
      .where('state', 'asked')
      .orWhere((ahead) => ahead.where('state', 'agreed').where('starts_on', '>', day))
  const isGuest = (stay: typeof query) =>
    stay
      .where({ kind: 'guest', state: 'agreed' })
      .where('starts_on', '<=', day)
      .where('ends_on', '>=', day)
  if (view === 'open') query.where(isOpen)
  else if (view === 'guests') query.where(isGuest)
  else query.whereNot(isOpen).whereNot(isGuest)
}

async function withinReach(tops: string[], ids: string[]) {
  if (ids.length === 0) return new Set<string>()
  const rows = await db
    .from('institutions_tree')
    .whereIn('ancestor_id', tops)
    .whereIn('descendant_id', [...new Set(ids)])
    .select('descendant_id')
  return new Set<string>(rows.map((row) => row.descendant_id))
}
