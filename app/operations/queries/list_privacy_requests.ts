import { clock } from '#shared/clock'
import { pagerOf } from '#shared/database/pager'
import { sqlTime } from '#shared/database/times'
import { manages } from '#institutions/queries/managers'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { peopleTops } from '#identity/queries/reach'
import { personName } from '#identity/queries/person_name'
import { institutionNames } from '#identity/queries/institution_names'
import { requestStates } from '#operations/privacy/request_kinds'
import Person from '#identity/models/person'
import PrivacyRequest from '#operations/models/privacy_request'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 25

function withinReach(actor: Actor) {
  const query = PrivacyRequest.query()
  if (manages.everything(actor)) return query
  return query.whereIn('institution_id', subtreeOf(peopleTops(actor)))
}

/** The queue of those who look after people: what is due first stands first. */
export async function listPrivacyRequests(
  actor: Actor,
  { state, page }: { state: string | null; page: number },
  locale: Locale
) {
  const chosen = [...requestStates, 'overdue'].find((one) => one === state) ?? 'open'
  const query = withinReach(actor).where('state', chosen === 'overdue' ? 'open' : chosen)
  if (chosen === 'overdue') query.where('due_at', '<', sqlTime())
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const requests = await query
    .orderBy('due_at', chosen === 'open' || chosen === 'overdue' ? 'asc' : 'desc')
    .orderBy('id')
    .forPage(pager.page, PER_PAGE)
  return { chosen, pager, requests: await requestRows(requests, locale) }
}

export async function requestRows(requests: PrivacyRequest[], locale: Locale) {
  const people = await Person.findMany([...new Set(requests.map((one) => one.personId))])
  const names = new Map(people.map((person) => [person.id, personName(person, locale)]))
  const institutions = await institutionNames(
    requests.flatMap((one) => one.institutionId ?? []),
    locale
  )
  return requests.map((request) => ({
    ...{ id: request.id, kind: request.kind, state: request.state, dueAt: request.dueAt },
    createdAt: request.createdAt,
    person: names.get(request.personId) ?? '',
    institution: request.institutionId ? (institutions.get(request.institutionId) ?? '') : '',
    isOverdue: request.state === 'open' && request.dueAt < clock.now(),
  }))
}
