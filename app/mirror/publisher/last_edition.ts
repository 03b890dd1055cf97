import EditionRow from '#mirror/models/edition'
import { readCatalogue } from '#mirror/format/catalogue'
import { blobsOf } from '#mirror/rows/content'
import type { ObjectStore } from '#mirror/store/objects'

/** The newest edition of a profile that was built, with the blobs of its content; undefined where there is none. */
export async function lastEdition(profileId: string, store: ObjectStore) {
  const row = await EditionRow.query()
    .where('profile_id', profileId)
    .whereNotNull('built_at')
    .orderBy('sequence', 'desc')
    .first()
  if (!row?.catalogue || !(await store.has(row.catalogue))) return undefined
  const content = await readCatalogue(row.catalogue, (name) => store.read(name))
  return { row, catalogue: row.catalogue, blobs: blobsOf(content) }
}
