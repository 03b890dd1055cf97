import { createHash } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { newId } from '#shared/ids'
import { syncFile, syncFolder, type ObjectStore } from '#mirror/store/objects'
import { readBack } from '#mirror/sticks/read_back'
import { StickError } from '#mirror/sticks/stick_error'
import { ownFolder } from '#mirror/sticks/write_whole'
import type { Unit } from '#mirror/sticks/stick_units'

type Told = { signal?: AbortSignal; tell: (bytes: number) => Promise<void> | void }

/**
 * Puts one file onto a stick, and reads it back from the stick itself. What is there already and right stays.
 * @returns whether it was read past the memory of the system @throws StickError on a stick that lies
 */
export async function placeUnit(from: ObjectStore, root: string, unit: Unit, told: Told) {
  const size = unit.to - unit.from
  const folder = await ownFolder(root, dirname(unit.path))
  const to = join(folder, basename(unit.path))
  if (await isThere(to, size)) {
    const found = await readBack(to)
    const right = unit.isPiece ? await hashOf(from, unit) : unit.name
    if (found.name === right) {
      await told.tell(size)
      return found.proven
    }
  }
  for (let tries = 0; ; tries++) {
    const name = await write(from, root, unit, to, tries === 0 ? told : { ...told, tell: () => {} })
    const found = await readBack(to)
    if (found.name === name) return found.proven
    await rm(to, { force: true })
    if (tries > 0) throw new StickError('fake')
  }
}

/** Whether a file of that size lies there; what is in it is another question. */
export const isThere = async (path: string, size: number) => {
  const facts = await stat(path).catch(() => undefined)
  return facts !== undefined && facts.isFile() && facts.size === size
}

/** Some objects are empty: a segment without rows. */
const bytesOf = (
  from: ObjectStore,
  { name, from: start, to }: Unit
): AsyncIterable<Buffer> | Buffer[] => (to > start ? from.stream(name, start, to) : [])

/** The SHA-256 of the bytes of a unit as they are here. */
export async function hashOf(from: ObjectStore, unit: Unit) {
  const hash = createHash('sha256')
  for await (const chunk of bytesOf(from, unit)) hash.update(chunk)
  return hash.digest('hex')
}

/** Written beside, synced, then named. @returns the name of the bytes */
async function write(from: ObjectStore, root: string, unit: Unit, to: string, told: Told) {
  const tmp = join(await ownFolder(root, 'incoming'), newId())
  const hash = createHash('sha256')
  try {
    const file = await open(tmp, 'wx')
    try {
      for await (const chunk of bytesOf(from, unit)) {
        told.signal?.throwIfAborted()
        hash.update(chunk)
        await file.writeFile(chunk)
        await told.tell(chunk.length)
      }
    } finally {
      await file.close()
    }
    const name = hash.digest('hex')
    // What lies here itself is spoiled: it must not travel.
    if (!unit.isPiece && name !== unit.name) throw new Error(`spoiled object ${unit.name}`)
    await syncFile(tmp)
    await rename(tmp, to)
    await syncFolder(dirname(to))
    return name
  } finally {
    await rm(tmp, { force: true }).catch(() => {})
  }
}
