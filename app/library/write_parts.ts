import { newId } from '#shared/ids'
import { findByCodes } from '#curriculum/queries/find_by_codes'
import type { FileInput, FilesInput } from '#library/resource_input'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract

/** Sets what a resource teaches. Codes that stand for nothing are left out and returned. */
export async function setAlignments(trx: Trx, resourceId: string, codes: string[]) {
  const points = await findByCodes(codes, trx)
  const rows = new Map<string, { lesson_id: string; outcome_id: string | null }>()
  for (const { lessonId, outcomeId } of points.values()) {
    rows.set(`${lessonId}/${outcomeId}`, { lesson_id: lessonId, outcome_id: outcomeId })
  }
  await trx.from('library_alignments').where('resource_id', resourceId).delete()
  if (rows.size > 0) {
    await trx
      .table('library_alignments')
      .multiInsert(
        [...rows.values()].map((row) => ({ id: newId(), resource_id: resourceId, ...row }))
      )
  }
  return codes.filter((code) => !points.has(code))
}

/** Puts files beside a resource. A main file takes the place of those there were; a picture that of its name. */
export async function addFiles(trx: Trx, resourceId: string, { main, parts }: FilesInput) {
  const standing = () => trx.from('library_files').where('resource_id', resourceId)
  if (main.length > 0) await standing().where('role', 'main').delete()
  const rows = [
    ...main.map((file) => rowOf(resourceId, 'main', file)),
    ...parts.map((file) => rowOf(resourceId, 'part', file)),
  ]
  // Two files of one name are one: the later is meant.
  const byName = new Map(rows.map((row) => [row.name, row]))
  if (byName.size === 0) return
  await standing()
    .whereIn('name', [...byName.keys()])
    .delete()
  await trx.table('library_files').multiInsert([...byName.values()])
}

const rowOf = (resourceId: string, role: 'main' | 'part', file: FileInput) => ({
  id: newId(),
  resource_id: resourceId,
  blob_id: file.blob.id,
  role,
  name: file.name,
  language: file.language,
  alt_km: file.altKm,
  alt_en: file.altEn,
})
