import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { translate } from '#shared/http/translate'
import { everyFoundPerson } from '#identity/queries/every_found_person'
import type { SheetColumn, SheetValues } from '#shared/sheets/sheet_response'
import type { PeopleFilter } from '#identity/queries/people_scope'
import type { PersonRow } from '#identity/queries/person_rows'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const COLUMNS = ['name', 'other_name', 'username', 'number', 'sex', 'roles', 'state'] as const

/** The people of the list as a table, read part by part. Who took the list out is written to the audit log. */
export async function exportPeople(actor: Actor, filter: PeopleFilter, locale: Locale) {
  await transaction((trx) =>
    audit(trx, actor, {
      verb: 'identity.people_exported',
      subject: { type: 'person', id: actor.personId },
      institutionId: filter.institutionId,
      after: { role: filter.role ?? null },
    })
  )
  const columns: SheetColumn[] = COLUMNS.map((key) => ({
    key,
    label: translate(locale, `people.columns.${key}`),
    width: 24,
  }))
  return { columns, rows: lines(actor, filter, locale) }
}

async function* lines(actor: Actor, filter: PeopleFilter, locale: Locale) {
  for await (const rows of everyFoundPerson(actor, filter, locale)) {
    for (const row of rows) yield line(row, locale)
  }
}

const line = (row: PersonRow, locale: Locale): SheetValues => ({
  name: row.name,
  other_name: row.otherName,
  username: row.username,
  number: row.number,
  sex: row.sex && translate(locale, `people.sex.${row.sex}`),
  roles: row.roles
    .map((held) => `${translate(locale, `identity.roles.${held.role}`)} (${held.institution})`)
    .join('; '),
  state: translate(locale, `people.state.${row.state}`),
})
