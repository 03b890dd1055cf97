import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { FILE, KEPT } from '#library/keep_version'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Keeps the first version of resources that have just been written, at most 500, with a few statements. */
export async function keepVersions(
  trx: TransactionClientContract,
  ids: string[],
  personId: string | null
) {
  if (ids.length === 0) return
  const rows = await trx.from('library_resources').whereIn('id', ids)
  const codes = await codesOf(trx, ids)
  const versions = new Map(rows.map(({ id }) => [id as string, newId()]))
  const now = sqlTime()
  await bulkInsert(
    trx,
    'library_versions',
    ['id', 'resource_id', 'number', 'created_by', 'created_at', 'snapshot'],
    rows.map((row) => [
      ...[versions.get(row.id)!, row.id, 1, personId, now],
      JSON.stringify({
        ...Object.fromEntries(KEPT.map((name) => [name, row[name]])),
        alignment: (codes.get(row.id) ?? []).sort(),
      }),
    ])
  )
  const files = await trx
    .from('library_files')
    .whereIn('resource_id', ids)
    .select('resource_id', ...FILE)
  await bulkInsert(
    trx,
    'library_version_files',
    ['id', 'version_id', ...FILE],
    files.map((file) => [
      newId(),
      versions.get(file.resource_id)!,
      ...FILE.map((name) => file[name]),
    ])
  )
  await trx.from('library_resources').whereIn('id', ids).update({ version: 1 })
}

async function codesOf(trx: TransactionClientContract, ids: string[]) {
  const rows = await trx
    .from('library_alignments as a')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .leftJoin('curriculum_outcomes as o', 'o.id', 'a.outcome_id')
    .whereIn('a.resource_id', ids)
    .select('a.resource_id', 'l.code', 'o.code as outcome')
  const codes = new Map<string, string[]>()
  for (const { resource_id: id, code, outcome } of rows) {
    codes.set(id, [...(codes.get(id) ?? []), outcome ?? code])
  }
  return codes
}
