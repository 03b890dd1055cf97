import { mkdir, open, rm, stat, statfs } from 'node:fs/promises'
import { dataPath } from '#config/data'
import { syncFile } from '#mirror/store/objects'

const MIB = 1024 * 1024

/** What stays free when an edition comes, beside a tenth of it. */
export const KEPT_FREE = 500 * MIB

/** A file of this size is given up when the disk is full, so that learners can still save. */
const RESERVE = 64 * MIB
const path = () => dataPath('mirror', 'reserve')

export async function freeBytes(folder = dataPath()) {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** What an edition with so many bytes to come needs (docs/protocols/mirror.md section 18). */
export const roomFor = (missing: number) => Math.ceil(missing * 1.1) + KEPT_FREE

/**
 * Keeps the reserve: written, not merely promised, so that its room is really there. Gives it up where the disk is nearly
 * full, takes it back when there is room again. Called every few seconds.
 */
export async function keepReserve(free = freeBytes, size = RESERVE) {
  const left = await free()
  const held = await stat(path()).catch(() => undefined)
  if (held && left < size / 2) return releaseReserve()
  if ((held?.size ?? 0) >= size || left < size * 4) return undefined
  await mkdir(dataPath('mirror'), { recursive: true })
  const file = await open(path(), 'w')
  try {
    const piece = Buffer.alloc(MIB)
    for (let at = 0; at < size; at += MIB) await file.write(piece)
  } finally {
    await file.close()
  }
  await syncFile(path())
  return 'taken' as const
}

export async function releaseReserve() {
  const held = await stat(path()).catch(() => undefined)
  if (!held) return undefined
  await rm(path(), { force: true })
  return 'released' as const
}
