import { Import } from '#shared/imports/import'
import { importKinds } from '#shared/imports/import_kind'
import { translate } from '#shared/http/translate'
import { pagerOf } from '#shared/database/pager'
import { moment } from '#operations/queries/moment'
import { kindTitle, whyNotHere } from '#operations/queries/import_words'
import { stateTone } from '#operations/queries/show_import'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

/** What the person has brought, the newest first. */
export async function listImports(actor: Actor, page: number, locale: Locale) {
  const mine = () => Import.query().where('owner_id', actor.personId)
  const [{ $extras }] = await mine().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const rows = await mine()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .forPage(pager.page, PER_PAGE)
  return {
    pager,
    imports: rows.map((row) => ({
      id: row.id,
      title: kindTitle(row.kind, locale),
      fileName: row.fileName,
      stateText: translate(locale, `imports.states.${row.state}`),
      tone: stateTone(row.state),
      total: row.total,
      bad: row.bad,
      createdText: moment(row.createdAt, locale),
    })),
  }
}

/** The lists that the person may bring without further choices of where. */
export async function openKinds(actor: Actor, locale: Locale) {
  const kinds: { kind: string; title: string; lead: string; closed?: string }[] = []
  for (const one of importKinds()) {
    if (!(await one.may(actor, {}))) continue
    const lead = translate(locale, `imports.kinds.${one.kind}.lead`)
    const closed = whyNotHere(one, locale)
    kinds.push({ kind: one.kind, title: kindTitle(one.kind, locale), lead, closed })
  }
  return kinds
}
