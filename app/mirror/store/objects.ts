import { createHash } from 'node:crypto'
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { dataPath } from '#config/data'
import { newId } from '#shared/ids'
import { crashPoint } from '#mirror/crash_points'
import { FormatError } from '#mirror/format/format_error'
import { checkObject, isName, nameOf, objectPath } from '#mirror/format/object_name'
import type { FileHandle } from 'node:fs/promises'
import type { MadeObject } from '#mirror/format/tree'

/**
 * A folder of objects (docs/protocols/mirror.md section 1): on an origin, a mirror, a stick. What has a name there is
 * whole: bytes are written beside it, checked, synced and then renamed.
 */
export class ObjectStore {
  constructor(readonly root: string) {}

  path(name: string) {
    return join(this.root, objectPath(name))
  }

  async has(name: string, size?: number) {
    const found = await stat(this.path(name)).catch(() => undefined)
    return found !== undefined && (size === undefined || found.size === size)
  }

  /** @throws FormatError where the disk gives other bytes */
  async read(name: string): Promise<Buffer> {
    const bytes = await readFile(this.path(name))
    checkObject(name, bytes)
    return bytes
  }

  async put(bytes: Buffer): Promise<string> {
    const name = nameOf(bytes)
    await this.putMany([{ name, bytes }])
    return name
  }

  /** Writes all, then syncs all, then names them, then syncs each folder once. Gives how many were new. */
  async putMany(objects: readonly MadeObject[]): Promise<number> {
    const incoming = await this.#incoming()
    const written: { name: string; file: string }[] = []
    const handles: FileHandle[] = []
    try {
      for (const { name, bytes } of objects) {
        if (await this.has(name, bytes.length)) continue
        const file = join(incoming, newId())
        const handle = await open(file, 'wx')
        handles.push(handle)
        await handle.writeFile(bytes)
        written.push({ name, file })
        crashPoint('object.written')
        // A process may not have any number of files open.
        if (handles.length >= 200) await settle(handles)
      }
      await settle(handles)
      crashPoint('object.synced')
      await this.#place(written)
    } finally {
      for (const handle of handles) await handle.close().catch(() => undefined)
      for (const { file } of written) await rm(file, { force: true })
    }
    return written.length
  }

  /** Receives one object. What is not what its name says leaves nothing. @throws FormatError */
  async putStream(name: string, size: number, source: AsyncIterable<Uint8Array>) {
    const file = join(await this.#incoming(), newId())
    const handle = await open(file, 'wx')
    const hash = createHash('sha256')
    let found = 0
    try {
      for await (const chunk of source) {
        found += chunk.length
        if (found > size) throw new FormatError('bad_size', { name, size })
        hash.update(chunk)
        await handle.writeFile(chunk)
      }
      const actual = hash.digest('hex')
      if (found !== size) throw new FormatError('bad_size', { name, size, found })
      if (actual !== name) throw new FormatError('bad_hash', { name, found: actual })
      crashPoint('object.written')
      await handle.sync()
      crashPoint('object.synced')
      await handle.close()
      await this.#place([{ name, file }])
    } finally {
      await handle.close().catch(() => undefined)
      await rm(file, { force: true })
    }
  }

  /** Gives a file that stands elsewhere on this disk a second name here; a copy where there are no links. */
  async link(name: string, from: string, size: number) {
    if (await this.has(name, size)) return false
    const to = this.path(name)
    await mkdir(dirname(to), { recursive: true })
    const file = join(await this.#incoming(), newId())
    await link(from, file).catch(() => copyFile(from, file))
    await rename(file, to)
    // Renaming one link of a file onto another does nothing and leaves both.
    await rm(file, { force: true })
    crashPoint('object.linked')
    return true
  }

  async remove(name: string) {
    await rm(this.path(name), { force: true })
  }

  /** The names of everything here. */
  async *all(): AsyncGenerator<string> {
    const root = join(this.root, 'objects')
    for (const first of await names(root)) {
      for (const second of await names(join(root, first))) {
        for (const name of await names(join(root, first, second))) if (isName(name)) yield name
      }
    }
  }

  /** Takes away what a kill left half written. */
  async sweepIncoming() {
    await rm(join(this.root, 'incoming'), { recursive: true, force: true })
  }

  async #incoming() {
    const folder = join(this.root, 'incoming')
    await mkdir(folder, { recursive: true })
    return folder
  }

  async #place(written: { name: string; file: string }[]) {
    const folders = new Set<string>()
    for (const { name, file } of written) {
      const to = this.path(name)
      await mkdir(dirname(to), { recursive: true })
      await rename(file, to)
      crashPoint('object.renamed')
      folders.add(dirname(to))
    }
    for (const folder of folders) await syncFolder(folder)
  }
}

export const objectStore = (root = dataPath('mirror')) => new ObjectStore(root)

async function settle(handles: FileHandle[]) {
  for (const handle of handles.splice(0)) {
    await handle.sync()
    await handle.close()
  }
}

export async function syncFolder(path: string) {
  const folder = await open(path)
  await folder.sync().catch(() => undefined)
  await folder.close()
}

const names = (folder: string) => readdir(folder).catch(() => [] as string[])
