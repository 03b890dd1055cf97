import db from '@adonisjs/lucid/services/db'
import { indexDocuments } from '#search/actions/index_documents'

/**
 * What was made of a file shows on the pages of the resources that use it: what is remembered of them is made anew,
 * and its words go into search. Nobody changed the resource, so nothing is published. May run twice.
 */
export async function followFile(blobId: string) {
  const rows = await db.from('library_files').where('blob_id', blobId).distinct('resource_id')
  const ids = rows.map((row) => row.resource_id as string)
  if (ids.length === 0) return
  await db.from('library_resources').whereIn('id', ids).increment('revision', 1)
  await indexDocuments('resource', ids)
}
