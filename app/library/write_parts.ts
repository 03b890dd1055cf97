import { newId } from '#shared/ids'
import { SYSTEM, type Actor } from '#shared/actor'
import { wantPreparation } from '#media/actions/want_preparation'
import { findByCodes } from '#curriculum/queries/find_by_codes'
import type { FileRole } from '#library/types'
import { isPlayed } from '#library/packages'
import { kindOf, type FileInput, type FilesInput, type StandingFile } from '#library/resource_input'
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

/**
 * Puts files beside a resource. A main file takes the place of the one of its language, one for all languages that
 * of all; a picture that of its name.
 */
export async function addFiles(
  trx: Trx,
  resourceId: string,
  { main, parts, captions = [] }: FilesInput,
  actor: Actor = SYSTEM
) {
  const standing = () => trx.from('library_files').where('resource_id', resourceId)
  const languages = main.map(({ language }) => language)
  if (languages.includes(null)) await standing().where('role', 'main').delete()
  else if (languages.length) {
    await standing()
      .where('role', 'main')
      .whereIn('language', languages as string[])
      .delete()
  }
  const rows = [
    ...main.map((file) => rowOf(resourceId, 'main', file)),
    ...parts.map((file) => rowOf(resourceId, 'part', file)),
    ...captions.map((file) => rowOf(resourceId, 'captions', file)),
  ]
  // Two files of one name are one: the later is meant.
  const byName = new Map(rows.map((row) => [row.name, row]))
  if (byName.size === 0) return
  await standing()
    .whereIn('name', [...byName.keys()])
    .delete()
  await trx.table('library_files').multiInsert([...byName.values()])
  for (const { blob } of [...main, ...parts, ...captions]) await wantPreparation(trx, actor, blob)
}

/** The archives that play. */
export const archivesOf = ({ main }: FilesInput) => main.filter(({ kind }) => isPlayed(kind))

/** The letter of permission, where a new one came. */
export const proofColumns = ({ proof }: FilesInput) =>
  proof ? { proofBlobId: proof.blobId, proofName: proof.name } : {}

/** Takes away the files that shall go and describes those that stay. */
export async function changeFiles(trx: Trx, resourceId: string, files: StandingFile[] = []) {
  for (const { name, altKm, altEn, remove } of files) {
    const row = trx.from('library_files').where({ resource_id: resourceId, name })
    if (remove) await row.delete()
    else await row.update({ alt_km: altKm, alt_en: altEn })
  }
}

/** The kind of resource that its files make. */
export async function kindOfFiles(trx: Trx, resourceId: string) {
  const row = await trx
    .from('library_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .leftJoin('library_packages as p', (on) =>
      on.on('p.blob_id', 'f.blob_id').on('p.resource_id', 'f.resource_id')
    )
    .where({ 'f.resource_id': resourceId, 'f.role': 'main' })
    .orderBy('f.name')
    .select('b.media_type', 'p.package_id')
    .first()
  return kindOf(row?.media_type, Boolean(row?.package_id))
}

const rowOf = (resourceId: string, role: FileRole, file: FileInput) => ({
  id: newId(),
  resource_id: resourceId,
  blob_id: file.blob.id,
  role,
  name: file.name,
  language: file.language,
  alt_km: file.altKm,
  alt_en: file.altEn,
})
