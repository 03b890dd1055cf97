import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { entrySearch } from '#institutions/code_entry_columns'
import type { Actor } from '#shared/actor'
import type { AppliedRow } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type Entry = {
  id: string
  list: string
  code: string
  label_km: string
  label_en: string
  position: number
  active_from: string | null
  active_to: string | null
}

export const COLUMNS = [
  ...['id', 'list', 'code', 'label_km', 'label_en', 'position', 'active_from', 'active_to'],
] as (keyof Entry)[]

/** Writes a portion and says in the log, from which the history of each entry is read, what became of it. */
export async function applyEntries(
  trx: TransactionClientContract,
  rows: AppliedRow<Entry>[],
  actor: Actor
) {
  const now = sqlTime()
  await bulkInsert(
    trx,
    'institutions_code_entries',
    [...COLUMNS, 'search_text', 'updated_at'],
    rows.map(({ values }) => {
      const { code, label_km: labelKm, label_en: labelEn } = values
      return [
        ...COLUMNS.map((column) => values[column]),
        entrySearch({ code, labelKm, labelEn }),
        now,
      ]
    }),
    { onConflict: ['id'] }
  )
  // The history of each entry is read from the log.
  for (const { outcome, values, changes } of rows) {
    await audit(trx, actor, {
      verb:
        outcome === 'add' ? 'institutions.code_entry_created' : 'institutions.code_entry_updated',
      subject: { type: 'code_entry', id: values.id },
      before:
        outcome === 'add'
          ? null
          : Object.fromEntries(changes.map((one) => [one.field, one.before])),
      after: Object.fromEntries(changes.map((one) => [one.field, one.after])),
    })
  }
  forget()
}
