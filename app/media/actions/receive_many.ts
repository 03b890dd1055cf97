import { createHash, hash } from 'node:crypto'
import { closeSync, fsync, openSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { PackageProblem } from '#shared/archive/package_problem'
import { hashFile } from '#media/keep'
import { cleanFile } from '#media/clean/clean_file'
import { recogniseBytes, recogniseFile } from '#media/recognise_file'
import { smallBytes, type ReadFrom } from '#media/small_file'
import { blobPath, incomingPath } from '#media/blob_path'
import { checkVirus } from '#media/viruses/check_virus'
import { writeBlobs } from '#media/actions/write_blobs'
import type { FileProblem, SentFile } from '#media/types'

const confirmed: (descriptor: number) => Promise<void> = promisify(fsync)

type Given = ReadFrom & {
  name: string
  /** What its bytes must be: `sha256:...`, `sha1:...` or `md5:...`. */
  print?: string
}

type Answer = Result<SentFile, FileProblem & { type: string }>

type Arrived = { file: Given; path: string; sha256: string; size: number } & Awaited<
  ReturnType<typeof recogniseFile>
>

/** Files that are read and written side by side: the disk confirms several as fast as one. */
const SIDE_BY_SIDE = 12

/**
 * Takes many files at once as `receiveFile` takes one: each is recognised or refused with its reason, cleaned and kept.
 * Their rows are written together at the end. Run again after a kill it keeps nothing twice; what was not named by a row
 * is swept away.
 */
export async function receiveMany(files: Given[]): Promise<Answer[]> {
  await mkdir(incomingPath(), { recursive: true })
  const arrived = await sideBySide(files, (file) => receiveOne(file))
  const good = arrived.flatMap((one) => (one.ok ? [one.value] : []))
  await sideBySide(good, place)
  const folders = new Set(good.flatMap(({ sha256 }) => foldersOf(blobPath(sha256))))
  await sideBySide([...folders], syncFolder)
  const listed = [...new Map(good.map((one) => [one.sha256, { ...one, held: true }])).values()]
  const ids = await transaction(async (trx) => {
    // What was touched lately is not collected.
    await trx
      .from('media_blobs')
      .whereIn('sha256', [...new Set(listed.map(({ sha256 }) => sha256))])
      .update({ touched_at: sqlTime() })
    return writeBlobs(trx, listed)
  })
  return arrived.map((one) => {
    if (!one.ok) return one
    const { file, kind, sha256, size, mediaType } = one.value
    return ok({ name: file.name, kind, blob: { id: ids.get(sha256)!, sha256, size, mediaType } })
  })
}

async function receiveOne(file: Given): Promise<Result<Arrived, FileProblem & { type: string }>> {
  const path = incomingPath(newId())
  try {
    const bytes = await smallBytes(file)
    const small = bytes && (await recogniseBytes(bytes, file.name))
    if (small) return ok({ file, path, ...(await writeSmall(file, bytes, path)), ...small })
    const copied = await copy(file, path)
    const recognised = await recogniseFile(path, file.name)
    await checkVirus(path)
    await cleanFile(path, recognised.mediaType)
    await sync(path)
    const isChanged = /^(?:image|video|audio)\//.test(recognised.mediaType)
    const { sha256, size } = isChanged ? await hashFile(path) : copied
    return ok({ file, path, sha256, size, ...recognised })
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof PackageProblem) return failed({ ...error.problem, type: error.code })
    throw error
  }
}

/** Writes what was looked at already. @throws PackageProblem where it is something else than was promised */
async function writeSmall({ name, print }: Given, bytes: Buffer, path: string) {
  const sha256 = hash('sha256', bytes)
  const [kind, promised] = print?.split(':') ?? []
  const found = kind === 'md5' || kind === 'sha1' ? hash(kind, bytes) : sha256
  if (promised && promised !== found) throw new PackageProblem('file_differs', { name })
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await checkVirus(path)
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256, size: bytes.length }
}

/** Writes the bytes to `path`. @throws PackageProblem where they are others than were promised */
async function copy({ name, open: read, print }: Given, path: string) {
  const [kind, promised] = print?.split(':') ?? []
  const sum = createHash('sha256')
  const other = kind === 'md5' || kind === 'sha1' ? createHash(kind) : undefined
  let size = 0
  const file = await open(path, 'wx')
  try {
    for await (const chunk of await read()) {
      const bytes = chunk as Buffer
      sum.update(bytes)
      other?.update(bytes)
      size += bytes.length
      await file.writeFile(bytes)
    }
  } finally {
    await file.close()
  }
  const sha256 = sum.digest('hex')
  if (promised && promised !== (other?.digest('hex') ?? sha256)) {
    throw new PackageProblem('file_differs', { name })
  }
  return { sha256, size }
}

async function sync(path: string) {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Into its place, unless the same bytes are there. */
async function place({ path, sha256, size }: Arrived) {
  const to = blobPath(sha256)
  const standing = await stat(to).catch(() => undefined)
  if (standing?.size === size) return rm(path, { force: true })
  await mkdir(dirname(to), { recursive: true })
  await rename(path, to)
}

/** A power cut forgets new names of folders too. */
const foldersOf = (path: string) => [
  dirname(path),
  dirname(dirname(path)),
  dirname(dirname(dirname(path))),
]

/** What was just written in is not read from the disk when it is opened: only the confirmation is waited for. */
async function syncFolder(path: string) {
  const folder = openSync(path, 'r')
  try {
    await confirmed(folder).catch(() => undefined)
  } finally {
    closeSync(folder)
  }
}

async function sideBySide<In, Out>(items: In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = []
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const at = next++
      results[at] = await work(items[at])
    }
  }
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, items.length) }, lane))
  return results
}
