import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import type Resource from '#library/models/resource'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What a version keeps of the row. Place, state and reach are not its matter. */
export const KEPT = [
  ...['kind', 'title_km', 'title_en', 'description_km', 'description_en', 'body_km', 'body_en'],
  ...['licence', 'holder_km', 'holder_en', 'authors', 'contributors', 'keywords', 'languages'],
  ...['publisher_km', 'publisher_en', 'source_url', 'accessibility', 'redistributable'],
  ...['subject_id', 'grades', 'track', 'minutes', 'audience', 'teacher_only'],
]

export const FILE = ['blob_id', 'role', 'name', 'language', 'alt_km', 'alt_en']

/**
 * Keeps what readers see now as the next version, which is never changed. Call it in the transaction of the change,
 * when row, files and alignments are written. @returns its number
 */
export async function keepVersion(
  trx: TransactionClientContract,
  resource: Resource,
  personId: string | null
): Promise<number> {
  const row = await trx.from('library_resources').where('id', resource.id).firstOrFail()
  const number = Number(row.version) + 1
  const id = newId()
  await trx.table('library_versions').insert({
    ...{ id, resource_id: resource.id, number, created_by: personId, created_at: sqlTime() },
    snapshot: JSON.stringify({
      ...Object.fromEntries(KEPT.map((name) => [name, row[name]])),
      alignment: await codesOf(trx, resource.id),
    }),
  })
  const files = await trx.from('library_files').where('resource_id', resource.id).select(FILE)
  if (files.length > 0) {
    await trx
      .table('library_version_files')
      .multiInsert(files.map((file) => ({ id: newId(), version_id: id, ...file })))
  }
  await trx.from('library_resources').where('id', resource.id).update({ version: number })
  resource.version = number
  return number
}

/** What was published before versions were kept is kept before it changes for the first time. */
export async function keepFirstVersion(trx: TransactionClientContract, resource: Resource) {
  if (resource.isPublished && !resource.version) await keepVersion(trx, resource, null)
}

async function codesOf(trx: TransactionClientContract, resourceId: string) {
  const rows = await trx
    .from('library_alignments as a')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .leftJoin('curriculum_outcomes as o', 'o.id', 'a.outcome_id')
    .where('a.resource_id', resourceId)
    .select('l.code', 'o.code as outcome')
  return rows.map((row) => row.outcome ?? row.code).sort()
}
