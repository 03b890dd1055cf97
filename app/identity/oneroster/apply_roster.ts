import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { clusterText } from '#shared/khmer/clusters'
import { applyPeople } from '#identity/imports/apply_people'
import { applyEnrollments } from '#identity/oneroster/apply_enrollments'
import { today } from '#identity/queries/current_memberships'
import type { AppliedRow } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { RosterContext } from '#identity/oneroster/roster_context'

type Row = AppliedRow<any>

/** Writes classes, people and places; ranks bring them in this order. */
export async function applyRoster(
  trx: TransactionClientContract,
  rows: Row[],
  context: RosterContext
) {
  const of = (file: string) => rows.filter((row) => row.values.file === file)
  await applyClasses(trx, of('classes'), context)
  const users = of('users')
  const staying = users.filter((row) => !row.values.ends)
  await applyPeople(trx, staying, context)
  await link(trx, 'users', staying, context)
  const leaving = users.filter((row) => row.values.ends).map((row) => row.values.id)
  await trx
    .from('identity_memberships')
    .whereIn('person_id', leaving)
    .where('institution_id', context.options.institutionId)
    .whereNull('ends_on')
    .update({ ends_on: today() })
  await applyEnrollments(trx, of('enrollments'), context.options.institutionId)
}

async function applyClasses(trx: TransactionClientContract, rows: Row[], context: RosterContext) {
  await bulkInsert(
    trx,
    'identity_classes',
    ['id', 'institution_id', 'name', 'year', 'grade', 'search_text', 'created_at'],
    rows.map(({ values }) => [
      ...[values.id, values.institution_id, values.title, values.year, values.grade],
      ...[clusterText(values.title), sqlTime()],
    ]),
    { onConflict: ['id'], keep: ['institution_id', 'created_at'] }
  )
  await link(trx, 'classes', rows, context)
}

/** Remembers which row stands for which record. */
async function link(
  trx: TransactionClientContract,
  kind: 'users' | 'classes',
  rows: Row[],
  { options }: RosterContext
) {
  await bulkInsert(
    trx,
    'identity_roster_ids',
    ['id', 'institution_id', 'kind', 'sourced_id', 'row_id'],
    rows.map(({ values }) => [
      ...[newId(), options.institutionId, kind, values.sourced_id, values.id],
    ]),
    { onConflict: ['institution_id', 'kind', 'sourced_id'], keep: ['id'] }
  )
}
