import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { pagerOf } from '#shared/database/pager'
import { sqlTime } from '#shared/database/times'
import { translate } from '#shared/http/translate'
import { manages } from '#institutions/queries/managers'
import { institutionNames } from '#identity/queries/institution_names'
import { ownerNames } from '#operations/queries/owner_names'
import { reportKindNames, reportKinds, reportStates } from '#operations/reports/kinds'
import Contact from '#operations/models/contact'
import Report from '#operations/models/report'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 25

type Filter = { state: string | null; kind: string | null; mine: string | null; page: number }

/** The reports an actor looks after as a contact; administrators of the whole have those that nobody has. */
function handled(actor: Actor, contacts: Contact[]) {
  const ofTopic = (topic: string) =>
    reportKindNames.filter((kind) => topic === 'all' || reportKinds[kind].topic === topic)
  return Report.query().where((either) => {
    either.whereRaw('1 = 0')
    if (manages.everything(actor)) either.orWhereNull('handler_id')
    for (const { institutionId, topic } of contacts) {
      either.orWhere((one) =>
        one.where('handler_id', institutionId).whereIn('kind', ofTopic(topic))
      )
    }
  })
}

export async function listReports(actor: Actor, filter: Filter, locale: Locale) {
  const contacts = await Contact.query().where('person_id', actor.personId)
  const query = handled(actor, contacts)
  const chosen = [...reportStates, 'overdue'].find((one) => one === filter.state)
  if (chosen === 'overdue') query.whereNot('state', 'closed').where('due_at', '<', sqlTime())
  else if (chosen) query.where('state', chosen)
  else query.whereNot('state', 'closed')
  if (filter.kind) query.where('kind', filter.kind)
  if (filter.mine) query.where('assigned_to', actor.personId)
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, filter.page, PER_PAGE)
  const rows = await query
    .orderBy('due_at', chosen === 'closed' ? 'desc' : 'asc')
    .orderBy('id')
    .forPage(pager.page, PER_PAGE)
  const names = await ownerNames(
    rows.flatMap(({ assignedTo }) => assignedTo ?? []),
    locale
  )
  const places = await institutionNames(
    rows.flatMap(({ institutionId }) => institutionId ?? []),
    locale
  )
  return {
    chosen,
    pager,
    kinds: reportKindNames,
    reports: rows.map((report) => ({
      ...{ id: report.id, state: report.state, dueAt: report.dueAt, createdAt: report.createdAt },
      kind: translate(locale, `reports.kinds.${report.kind}`),
      institution: report.institutionId ? (places.get(report.institutionId) ?? '') : '',
      assigned: report.assignedTo ? (names.get(report.assignedTo) ?? '') : '',
      isOverdue: report.state !== 'closed' && report.dueAt < clock.now(),
    })),
    /** Counts of the whole server, without what the reports say, for who watches that they are answered. */
    counts: manages.everything(actor) ? await openCounts() : null,
  }
}

async function openCounts() {
  const query = () => db.from('operations_reports').whereNot('state', 'closed')
  const open = await query().count('* as total').first()
  const late = await query().where('due_at', '<', sqlTime()).count('* as total').first()
  return { open: Number(open?.total ?? 0), late: Number(late?.total ?? 0) }
}
