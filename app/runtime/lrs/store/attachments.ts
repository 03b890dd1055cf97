import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { readBlob } from '#media/actions/read_blob'
import { storeBlob } from '#media/actions/store_blob'
import { attachmentsOf, type Received } from '#runtime/lrs/received'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Stored = Received & { blobId: string }

/** Keeps the files in the blob store, before the transaction. */
export async function storeFiles(files: Map<string, Received>): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>()
  for (const [sha2, file] of files) {
    const { id } = await storeBlob(file.content)
    stored.set(sha2, { ...file, blobId: id })
  }
  return stored
}

/** Notes which statement has which file. */
export async function keepAttachments(
  trx: TransactionClientContract,
  statements: Prepared[],
  files: Map<string, Stored>
) {
  if (files.size === 0) return
  const rows = statements.flatMap(({ rowId, json }) => {
    const names = new Set(attachmentsOf(json).map(({ sha2 }) => String(sha2).toLowerCase()))
    return [...names].flatMap((sha2) => {
      const file = files.get(sha2)
      if (!file) return []
      const { blobId, contentType } = file
      return { id: newId(), row_id: rowId, sha2, content_type: contentType, blob_id: blobId }
    })
  })
  if (rows.length > 0) await trx.table('runtime_statement_attachments').multiInsert(rows)
}

export type AttachmentFile = { sha2: string; contentType: string; content: Buffer }

/** The files of the statements, each once. */
export async function filesOf(rowIds: string[]): Promise<AttachmentFile[]> {
  if (rowIds.length === 0) return []
  const rows = await db
    .from('runtime_statement_attachments as a')
    .join('media_blobs as b', 'b.id', 'a.blob_id')
    .whereIn('a.row_id', rowIds)
    .select('a.sha2', 'a.content_type', 'b.sha256')
  const files = new Map<string, AttachmentFile>()
  for (const { sha2, content_type: contentType, sha256 } of rows) {
    if (!files.has(sha2)) {
      files.set(sha2, { sha2, contentType, content: await readBlob(sha256) })
    }
  }
  return [...files.values()]
}
