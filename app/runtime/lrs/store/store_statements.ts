import { transaction } from '#shared/database/transaction'
import { prepare, type Prepared } from '#runtime/lrs/store/prepare'
import { keepAttachments, storeFiles } from '#runtime/lrs/store/attachments'
import { whileWriting } from '#runtime/lrs/store/consistency'
import { writeStatements } from '#runtime/lrs/store/write_statements'
import type { Authority } from '#runtime/lrs/authority'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { Received } from '#runtime/lrs/received'
import type { XapiVersion } from '#runtime/lrs/versions'

/** Another process kept the same statement at the same moment. */
export const isTwice = (error: unknown) =>
  ['23505', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes((error as { code?: string })?.code ?? '')

/** Keeps valid statements and their files, all or none, and returns their ids in order. */
export async function storeStatements(
  authority: Authority,
  statements: JsonObject[],
  version: XapiVersion,
  files: Map<string, Received> = new Map()
): Promise<string[]> {
  const blobs = await storeFiles(files)
  return whileWriting(async () => {
    const write = () => {
      const prepared = statements.map((one) => prepare(one, authority, version))
      return writeAll(authority, prepared, blobs)
    }
    return write().catch((error) => {
      if (isTwice(error)) return write()
      throw error
    })
  })
}

type Blobs = Awaited<ReturnType<typeof storeFiles>>

async function writeAll(authority: Authority, prepared: Prepared[], blobs: Blobs) {
  await transaction(async (trx) => {
    const fresh = await writeStatements(trx, authority, prepared)
    await keepAttachments(trx, fresh, blobs)
  })
  return prepared.map(({ statementId }) => statementId)
}
