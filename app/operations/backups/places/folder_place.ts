import { createReadStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { newId } from '#shared/ids'
import { PlaceError } from '#operations/backups/places/place'
import type { Place, StoredObject } from '#operations/backups/places/place'

const PIECE = 1024 * 1024

/** A folder: of another disk, of another machine that is mounted here, of a stick. */
export class FolderPlace implements Place {
  readonly rereads = true

  /** @param base a folder that must be there already; without it only the folder above must be */
  constructor(
    readonly name: string,
    private base?: string
  ) {}

  async ready() {
    try {
      await stat(this.base ?? dirname(this.name))
      await mkdir(join(this.name, 'incoming'), { recursive: true, mode: 0o700 })
      const probe = join(this.name, 'incoming', newId())
      const opened = await open(probe, 'wx')
      await opened.close()
      await rm(probe)
    } catch (error) {
      throw folderError(error, this.name)
    }
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    const folder = await opendir(join(this.name, prefix)).catch(() => undefined)
    if (!folder) return
    for await (const entry of folder) {
      const key = `${prefix.replace(/\/?$/, '/')}${entry.name}`
      if (entry.isDirectory()) yield* this.list(key)
      else if (entry.isFile()) yield { key, bytes: await sizeOf(this.#path(key)) }
    }
  }

  async put(key: string, source: string | Buffer) {
    const incoming = join(this.name, 'incoming', newId())
    const target = this.#path(key)
    try {
      await mkdir(dirname(incoming), { recursive: true, mode: 0o700 })
      await write(incoming, source)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await rename(incoming, target)
      await settle(dirname(target))
    } catch (error) {
      await rm(incoming, { force: true }).catch(() => {})
      throw folderError(error, this.name)
    }
  }

  async get(key: string) {
    const path = this.#path(key)
    await stat(path).catch(() => {
      throw new PlaceError('not_found', { key })
    })
    return createReadStream(path, { highWaterMark: PIECE })
  }

  async remove(key: string) {
    await rm(this.#path(key), { force: true })
  }

  async free() {
    const { bavail, bsize } = await statfs(this.base ?? dirname(this.name))
    return bavail * bsize
  }

  #path(key: string) {
    return join(this.name, key.replaceAll('/', sep))
  }
}

async function sizeOf(path: string) {
  const { size } = await stat(path)
  return size
}

/** Writes with an own descriptor and returns when the disk has it. Nobody else may read it: it is people's data. */
async function write(path: string, source: string | Buffer) {
  const file = await open(path, 'wx', 0o600)
  try {
    const pieces = Buffer.isBuffer(source)
      ? [source]
      : createReadStream(source, { highWaterMark: PIECE })
    for await (const piece of pieces) await file.writeFile(piece as Buffer)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Without this a power cut could forget the name. Some sticks know no such thing. */
async function settle(folder: string) {
  const opened = await open(folder).catch(() => undefined)
  await opened?.sync().catch(() => {})
  await opened?.close()
}

function folderError(error: unknown, folder: string) {
  const code = (error as { code?: string }).code
  const path = (error as { path?: string }).path
  if (code === 'ENOSPC' || code === 'EDQUOT') return new PlaceError('no_room', { folder }, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new PlaceError('not_writable', { folder }, error)
  }
  const isOfThePlace = path === undefined || path.startsWith(folder) || folder.startsWith(path)
  if (code === 'ENOENT' && isOfThePlace) return new PlaceError('folder_missing', { folder }, error)
  return error
}
