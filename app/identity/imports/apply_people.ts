import { newId } from '#shared/ids'
import { DateTime } from 'luxon'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { writeKeys } from '#identity/find/write_keys'
import { startBatchOf } from '#identity/batches/start_batch_of'
import { today } from '#identity/queries/current_memberships'
import { PERSON_COLUMNS, rowSortKey, type PersonRowValues } from '#identity/imports/person_row'
import type { AppliedRow } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { PeopleContext } from '#identity/imports/open_people'

type Row = AppliedRow<PersonRowValues>

/** Writes people and their roles: one statement for each table. */
export async function applyPeople(
  trx: TransactionClientContract,
  rows: Row[],
  context: PeopleContext
) {
  const now = sqlTime()
  const people = rows.map(({ values }) => values)
  await keepFormerNumbers(trx, people, context)
  await bulkInsert(
    trx,
    'identity_people',
    ['id', ...PERSON_COLUMNS, 'sort_key', 'created_at', 'updated_at'],
    people.map((one) => [
      one.id,
      ...PERSON_COLUMNS.map((column) => one[column]),
      rowSortKey(one),
      ...[now, now],
    ]),
    { onConflict: ['id'], keep: ['created_at'] }
  )
  await bulkInsert(
    trx,
    'identity_memberships',
    ['id', 'person_id', 'institution_id', 'role', 'starts_on', 'ends_on', 'created_at'],
    rows
      .filter(
        ({ outcome, changes }) => outcome === 'add' || changes.some((one) => one.field === 'role')
      )
      .map(({ values }) => [
        ...[newId(), values.id, values.institution_id, values.role],
        ...[today(), null, now],
      ]),
    { onConflict: ['person_id', 'institution_id', 'role'], keep: ['id', 'created_at', 'starts_on'] }
  )
  const ids = people.map((one) => one.id)
  await writeKeys(ids, trx)
  context.applied.push(...ids)
}

async function keepFormerNumbers(
  trx: TransactionClientContract,
  people: PersonRowValues[],
  { locale }: PeopleContext
) {
  const given = people.filter((one) => one.former_payroll_id && one.payroll_id)
  const reason = locale === 'km' ? 'កែតម្រូវតាមបញ្ជី' : 'corrected with a list'
  await bulkInsert(
    trx,
    'identity_payroll_numbers',
    ['id', 'person_id', 'number', 'to_on', 'reason', 'created_at'],
    given.map((one) => [
      ...[newId(), one.id, one.former_payroll_id],
      ...[DateTime.fromISO(today()).toISODate(), reason, sqlTime()],
    ])
  )
}

/** Starts making accounts for those who have none, with slips to print, where the list was brought so. */
export async function makeAccountsOf(trx: TransactionClientContract, context: PeopleContext) {
  const { accounts, institutionId } = context.options
  if (accounts !== 'password' && accounts !== 'pin') return
  if (!institutionId || context.applied.length === 0) return
  await startBatchOf(trx, context.actor, {
    institutionId,
    secretKind: accounts,
    personIds: context.applied,
  })
}
