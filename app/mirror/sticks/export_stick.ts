import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '#shared/ids'
import { nameOf } from '#mirror/format/object_name'
import { readPackIndex } from '#mirror/format/blob_pack'
import { readCatalogue } from '#mirror/format/catalogue'
import { readEdition } from '#mirror/format/edition'
import { blobsOf, objectsOf } from '#mirror/rows/content'
import { freeBytes } from '#mirror/edge/room'
import { readBack } from '#mirror/sticks/read_back'
import { LABEL_FILE, STICK_FOLDER, type StickLabel } from '#mirror/sticks/stick_label'
import { ObjectStore, objectStore, syncFolder } from '#mirror/store/objects'

/** FAT32 holds files below 4 GiB. */
export const LARGEST_FILE = 4 * 1024 ** 3 - 1
/** What stays free on a stick, for what it takes home. */
const LEFT_FREE = 64 * 1024 * 1024

export type StickWish = {
  /** Where the stick is mounted, or a folder. */
  mount: string
  channel: string
  profile: string
  /** Names that the site has, or that another stick of this edition holds. */
  has?: ReadonlySet<string>
  part?: number
  progress?: (done: number, total: number) => Promise<void> | void
  signal?: AbortSignal
  free?: () => Promise<number>
}

export type StickWritten = {
  label: StickLabel
  written: string[]
  /** What did not fit and goes onto the next stick. */
  left: string[]
  /** Files that FAT32 cannot hold: they come by wire. */
  tooLarge: string[]
}

export class StickError extends Error {
  constructor(readonly code: 'not_published' | 'fake' | 'no_room') {
    super(code)
  }
}

/**
 * Writes an edition onto a stick (docs/protocols/mirror.md section 21): what is in packs as packs, the rest file by file, what
 * is signed last of all, each file read back from the stick itself. A stick that was pulled out holds whole files only and can
 * be gone on with.
 */
export async function exportStick(wish: StickWish): Promise<StickWritten> {
  const from = objectStore()
  const to = new ObjectStore(join(wish.mount, STICK_FOLDER))
  const target = await publishedTarget(from, wish)
  const { names, large } = await namesFor(from, target.name, wish.has ?? new Set())
  const free = wish.free ?? (() => freeBytes(wish.mount))
  const written: string[] = []
  const left: string[] = []
  let isProven = true
  for (const [n, name] of names.entries()) {
    wish.signal?.throwIfAborted()
    const { size } = await stat(from.path(name))
    if (!(await to.has(name, size)) && (await free()) < size + LEFT_FREE) left.push(name)
    else {
      isProven = (await place(from, to, name, size)) && isProven
      written.push(name)
    }
    await wish.progress?.(n + 1, names.length)
  }
  if (written.length === 0 && left.length > 0) throw new StickError('no_room')
  await copyMetadata(from, to)
  const label: StickLabel = {
    ...{ format: 'tonle-stick', version: 1, id: newId(), edition: target.name },
    ...{ origin: await originName(from), channel: wish.channel, profile: wish.profile },
    ...{ sequence: target.sequence, part: wish.part ?? 1, isLast: left.length === 0, isProven },
  }
  await writeWhole(join(to.root, LABEL_FILE), Buffer.from(JSON.stringify(label)))
  return { label, written, left, tooLarge: large }
}

async function publishedTarget({ root }: ObjectStore, { channel, profile }: StickWish) {
  try {
    const { signed } = JSON.parse(await readFile(join(root, 'tuf', 'timestamp.json'), 'utf8'))
    const file = join(root, 'tuf', `${signed.version}.targets.json`)
    const { targets } = JSON.parse(await readFile(file, 'utf8')).signed
    const target = targets[`editions/${channel}/${profile}.json`]
    return { name: target.hashes.sha256 as string, sequence: Number(target.custom.sequence) }
  } catch {
    throw new StickError('not_published')
  }
}

/** What stands in packs goes as packs; what is in none goes by itself; small things first. */
async function namesFor(from: ObjectStore, name: string, has: ReadonlySet<string>) {
  const read = (one: string) => from.read(one)
  const edition = readEdition(await read(name))
  const content = await readCatalogue(edition.catalogue, read)
  const packed = new Set<string>()
  for (const [pack] of edition.packs) {
    for (const blob of readPackIndex(await read(pack)).blobs) packed.add(blob.name)
  }
  const held = blobsOf(content).filter((blob) => blob.held && !packed.has(blob.sha256))
  const others = [...(await objectsOf(content, edition.catalogue, read))]
  const small = [
    ...[name, ...edition.packs.map(([pack]) => pack), ...edition.patches.map(([, pack]) => pack)],
    ...(await revocationsNames(from)),
    ...others.filter((one) => !packed.has(one)),
  ]
  const sorted = held.toSorted((a, b) => a.size - b.size)
  const fits = sorted.filter(({ size }) => size <= LARGEST_FILE).map(({ sha256 }) => sha256)
  const large = sorted.filter(({ size }) => size > LARGEST_FILE).map(({ sha256 }) => sha256)
  // What is signed and what lists the rest is on every stick of an edition.
  const names = [...new Set([...small, ...fits.filter((one) => !has.has(one))])]
  return { names, large }
}

async function revocationsNames({ root }: ObjectStore): Promise<string[]> {
  const { signed } = JSON.parse(await readFile(join(root, 'tuf', 'timestamp.json'), 'utf8'))
  const targets = await readFile(join(root, 'tuf', `${signed.version}.targets.json`), 'utf8')
  const found = JSON.parse(targets).signed.targets['revocations.json']
  return found ? [found.hashes.sha256] : []
}

const originName = async ({ root }: ObjectStore) =>
  nameOf(await readFile(join(root, 'tuf', '1.root.json')))

/** Whether what was written was read back past the memory of the system. @throws StickError on a stick that lies */
async function place(from: ObjectStore, to: ObjectStore, name: string, size: number) {
  for (let tries = 0; ; tries++) {
    await to.putStream(name, size, from.stream(name))
    const found = await readBack(to.path(name))
    if (found.name === name) return found.proven
    await to.remove(name)
    if (tries > 0) throw new StickError('fake')
  }
}

/** The timestamp is what makes the rest visible: last. */
async function copyMetadata(from: ObjectStore, to: ObjectStore) {
  const files = await readdir(join(from.root, 'tuf'))
  const last = 'timestamp.json'
  for (const file of [...files.filter((one) => one !== last && one.endsWith('.json')), last]) {
    await writeWhole(join(to.root, 'tuf', file), await readFile(join(from.root, 'tuf', file)))
  }
}

async function writeWhole(path: string, bytes: Buffer) {
  await mkdir(dirname(path), { recursive: true })
  const tmp = `${path}.tmp`
  try {
    const file = await open(tmp, 'w')
    await file.writeFile(bytes)
    await file.sync()
    await file.close()
    await rename(tmp, path)
    await syncFolder(dirname(path))
  } finally {
    await rm(tmp, { force: true })
  }
}
