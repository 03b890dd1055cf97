import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, link, copyFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { dataPath } from '#config/data'
import { newId } from '#shared/ids'
import { FormatError } from '#mirror/format/format_error'
import { crashPoint, diskNote } from '#mirror/crash_points'
import { checkObject, isName, objectPath } from '#mirror/format/object_name'
import type { MadeObject } from '#mirror/format/tree'

const PORTION = 256

/**
 * Objects in a folder (docs/protocols/mirror.md section 1): on an origin, a mirror, a relay, a stick. An object that is
 * there is whole: its bytes are synced before it gets its name, and its folder is synced before anybody relies on it.
 */
export class ObjectStore {
  #made = new Set<string>()
  #unsettled: string[] = []

  constructor(
    readonly root: string,
    /** Whoever sweeps what was left half written has a folder of its own for that. */
    private folder = 'incoming'
  ) {}

  path(name: string) {
    return join(this.root, objectPath(name))
  }

  async has(name: string, size?: number) {
    const found = await stat(this.path(name)).catch(() => undefined)
    return found !== undefined && found.isFile() && (size === undefined || found.size === size)
  }

  /** @throws FormatError where the bytes are not those of the name */
  async read(name: string): Promise<Buffer> {
    const bytes = await readFile(this.path(name))
    checkObject(name, bytes)
    return bytes
  }

  async put(bytes: Buffer) {
    const name = createHash('sha256').update(bytes).digest('hex')
    await this.putMany([{ name, bytes }])
    return name
  }

  /** Writes many small objects with few syncs: all bytes first, then all names, then each folder once. */
  async putMany(objects: readonly MadeObject[]): Promise<number> {
    let added = 0
    for (let at = 0; at < objects.length; at += PORTION) {
      added += await this.#putPortion(objects.slice(at, at + PORTION))
    }
    return added
  }

  async #putPortion(objects: readonly MadeObject[]) {
    const fresh: { name: string; tmp: string }[] = []
    try {
      for (const { name, bytes } of objects) {
        checkObject(name, bytes)
        if (await this.has(name, bytes.length)) continue
        const tmp = await this.newFile()
        fresh.push({ name, tmp })
        await write(tmp, bytes)
      }
      await Promise.all(fresh.map(({ tmp }) => syncFile(tmp)))
      crashPoint('object.synced')
      for (const { name, tmp } of fresh) await this.#give(tmp, name)
      await this.#settle(fresh.map(({ name }) => name))
      return fresh.length
    } finally {
      await Promise.all(fresh.map(({ tmp }) => rm(tmp, { force: true })))
    }
  }

  /**
   * Gives a finished file of `incoming` its name. The caller has checked its bytes.
   * @param settled false: `settleNames` follows before anybody relies on it
   * @param isSynced whoever wrote it has synced it too
   */
  async keep(tmp: string, name: string, settled = true, isSynced = false) {
    if (isSynced) diskNote('sync', tmp)
    else await syncFile(tmp)
    crashPoint('object.synced')
    await this.#give(tmp, name)
    if (settled) await this.#settle([name])
    else this.#unsettled.push(name)
  }

  /** Syncs the folders of the names that were given without. */
  async settleNames() {
    const names = this.#unsettled.splice(0)
    for (let at = 0; at < names.length; at += PORTION) {
      await this.#settle(names.slice(at, at + PORTION))
    }
  }

  /** The same bytes under a second name; a copy where the disk knows no links. The file stands and is trusted. */
  async link(name: string, from: string, size: number) {
    if (await this.has(name, size)) return false
    const tmp = await this.newFile()
    try {
      await link(from, tmp).catch(() => copyFile(from, tmp))
      const { size: found } = await stat(tmp)
      if (found !== size) throw new FormatError('bad_size', { name, size, found })
      await syncFile(tmp)
      await this.#give(tmp, name)
      crashPoint('object.linked')
      await this.#settle([name])
      return true
    } finally {
      // Renaming one name of a file onto another does nothing and leaves both.
      await rm(tmp, { force: true })
    }
  }

  async remove(name: string) {
    await rm(this.path(name), { force: true })
  }

  stream(name: string, from = 0, to?: number) {
    const end = to === undefined ? undefined : to - 1
    return createReadStream(this.path(name), { start: from, end })
  }

  /** Every name that stands here. */
  async *all(): AsyncGenerator<string> {
    const list = async (is: (name: string) => boolean, ...parts: string[]) => {
      const names = await readdir(join(this.root, 'objects', ...parts)).catch(() => [])
      return names.filter((name) => is(name)).sort()
    }
    for (const first of await list(isPair)) {
      for (const second of await list(isPair, first)) yield* await list(isName, first, second)
    }
  }

  /** Takes away what a kill left half written, but large blobs only with `all`: a later contact goes on with them. */
  async sweepIncoming(all = false) {
    for (const file of await readdir(this.incoming).catch(() => [])) {
      if (all || !file.endsWith('.part')) await rm(join(this.incoming, file), { force: true })
    }
  }

  /** Where files lie that are being received. Nothing there is relied on. */
  get incoming() {
    return join(this.root, this.folder)
  }

  /** A place for a file that is being received. */
  async newFile() {
    await mkdir(this.incoming, { recursive: true })
    return join(this.incoming, newId())
  }

  async #give(tmp: string, name: string) {
    const to = this.path(name)
    const folder = dirname(to)
    if (!this.#made.has(folder)) await mkdir(folder, { recursive: true })
    this.#made.add(folder)
    await rename(tmp, to).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      // Somebody tidied the folder away.
      await mkdir(folder, { recursive: true })
      await rename(tmp, to)
    })
    diskNote('name', to)
    crashPoint('object.renamed')
  }

  /** A power cut forgets names whose folders were not synced, and those folders' own names. */
  async #settle(names: string[]) {
    const last = new Set(names.map((name) => dirname(this.path(name))))
    const first = new Set([...last].map((folder) => dirname(folder)))
    const all = [...last, ...first, join(this.root, 'objects')]
    if (names.length > 0) await Promise.all(all.map(syncFolder))
    crashPoint('object.settled')
  }
}

export const objectStore = (root = dataPath('mirror')) => new ObjectStore(root)

/** The objects of this server for the one contact that receives. */
export const receivingStore = () => new ObjectStore(dataPath('mirror'), 'receiving')

const isPair = (name: string) => /^[0-9a-f]{2}$/.test(name)

async function write(path: string, bytes: Buffer) {
  diskNote('write', path)
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
  crashPoint('object.written')
}

export async function syncFile(path: string) {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  diskNote('sync', path)
}

/** Some sticks know no such thing. */
export async function syncFolder(path: string) {
  const opened = await open(path).catch(() => undefined)
  await opened?.sync().catch(() => {})
  await opened?.close()
  diskNote('settle', path)
}
