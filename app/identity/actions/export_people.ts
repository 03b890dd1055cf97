import { Readable } from 'node:stream'
import { audit } from '#shared/audit/record'
import { toCsv } from '#shared/csv'
import { transaction } from '#shared/database/transaction'
import { translate } from '#shared/http/translate'
import { listPeople, type PeopleFilter, type PersonRow } from '#identity/queries/list_people'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PART = 500
const COLUMNS = ['name', 'other_name', 'username', 'number', 'sex', 'roles', 'state'] as const

/** The people of the list as CSV, read part by part. Who took the list out is written to the audit log. */
export async function exportPeople(actor: Actor, filter: PeopleFilter, locale: Locale) {
  await transaction((trx) =>
    audit(trx, actor, {
      verb: 'identity.people_exported',
      subject: { type: 'person', id: actor.personId },
      institutionId: filter.institutionId,
      after: { role: filter.role ?? null },
    })
  )
  return Readable.from(parts(actor, filter, locale))
}

async function* parts(actor: Actor, filter: PeopleFilter, locale: Locale) {
  const say = (key: string) => translate(locale, `people.${key}`)
  yield toCsv([COLUMNS.map((column) => say(`columns.${column}`))])
  for (let page = 1, last = 1; page <= last; page++) {
    const { rows, pager } = await listPeople(actor, { ...filter, page, perPage: PART }, locale)
    last = pager.lastPage
    yield toCsv(rows.map(line(locale)), { bom: false })
  }
}

const line = (locale: Locale) => (row: PersonRow) => [
  ...[row.name, row.otherName, row.username, row.number],
  row.sex && translate(locale, `people.sex.${row.sex}`),
  row.roles
    .map((held) => `${translate(locale, `identity.roles.${held.role}`)} (${held.institution})`)
    .join('; '),
  translate(locale, `people.state.${row.state}`),
]
