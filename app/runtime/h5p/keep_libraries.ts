import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { keepFiles, type KeptFile } from '#runtime/archive/keep_files'
import { ALLOWED } from '#runtime/h5p/allow_list'
import H5PLibrary from '#runtime/models/h5p_library'
import type { Decider } from '#runtime/h5p/types'
import type { ReadLibrary } from '#runtime/h5p/read_library'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A library whose bytes are in the blob store; without files where this build is here already. */
export type StoredLibrary = { library: ReadLibrary; files?: KeptFile[] }

type Origin = { packageId: string | null; personId: string | null }

const BATCH = 200

/** Puts the bytes of libraries that are not here yet into the blob store, before any transaction. */
export async function storeLibraries(libraries: ReadLibrary[]): Promise<StoredLibrary[]> {
  const known = await H5PLibrary.query()
    .whereIn(
      'hash',
      libraries.map(({ hash }) => hash)
    )
    .select('hash')
  const hashes = new Set(known.map(({ hash }) => hash))
  const stored: StoredLibrary[] = []
  for (const library of libraries) {
    if (hashes.has(library.hash)) stored.push({ library })
    else stored.push({ library, files: await keepFiles(library.archive, [], async () => {}) })
  }
  return stored
}

/**
 * Writes the rows of libraries; one that is here already stays as it is. New ones wait in quarantine unless the
 * application's own list, an edition or the application itself answers for exactly this build.
 * @returns the ids by hash
 */
export async function keepLibraries(
  trx: TransactionClientContract,
  stored: StoredLibrary[],
  origin: Origin,
  asApplication = false
): Promise<Map<string, string>> {
  const hashes = stored.map(({ library }) => library.hash)
  const rows = await H5PLibrary.query({ client: trx }).whereIn('hash', hashes)
  const ids = new Map(rows.map(({ hash, id }) => [hash, id]))
  const vouched = await trx.from('runtime_h5p_vouched').whereIn('hash', hashes).select('hash')
  const editions = new Set(vouched.map(({ hash }) => hash as string))
  for (const { library, files } of stored) {
    if (ids.has(library.hash)) continue
    if (!files) throw new Error(`The files of ${library.machineName} were not stored`)
    const decidedAs = deciderOf(library.hash, editions, asApplication)
    const id = await insert(trx, library, files, { ...origin, decidedAs })
    ids.set(library.hash, id)
  }
  return ids
}

function deciderOf(hash: string, editions: Set<string>, asApplication: boolean): Decider | null {
  if (asApplication) return 'application'
  if (ALLOWED.includes(hash)) return 'list'
  return editions.has(hash) ? 'edition' : null
}

async function insert(
  trx: TransactionClientContract,
  library: ReadLibrary,
  files: KeptFile[],
  { packageId, personId, decidedAs }: Origin & { decidedAs: Decider | null }
) {
  const { machineName, major, minor, patch, hash, title, isRunnable, author, licence } = library
  const row = new H5PLibrary().useTransaction(trx).merge({
    ...{ id: newId(), machineName, major, minor, patch, hash, title, isRunnable, author, licence },
    ...{ state: decidedAs ? 'approved' : 'waiting', decidedAs, decidedBy: null, note: null },
    ...{ decidedAt: decidedAs ? clock.now() : null, originPackageId: packageId },
    ...{ broughtBy: personId, fileCount: files.length, size: library.size },
    meta: JSON.stringify(library.meta),
  })
  await row.save()
  for (let at = 0; at < files.length; at += BATCH) {
    const list = files.slice(at, at + BATCH).map((file) => ({ ...file, library_id: row.id }))
    await trx.table('runtime_h5p_library_files').multiInsert(list)
  }
  return row.id
}

/** Remembers that a signed edition vouches for these builds. */
export async function vouch(trx: TransactionClientContract, hashes: string[]) {
  for (let at = 0; at < hashes.length; at += BATCH) {
    const rows = hashes.slice(at, at + BATCH).map((hash) => ({ hash, created_at: sqlTime() }))
    await trx.knexQuery().table('runtime_h5p_vouched').insert(rows).onConflict('hash').ignore()
  }
}
