import { join } from 'node:path'
import { hashFile } from '#mirror/store/hash_file'
import { objectStore } from '#mirror/store/objects'
import { writeLabel } from '#mirror/sticks/export_stick'
import { labelOf } from '#mirror/sticks/find_sticks'
import { hashOf } from '#mirror/sticks/place_unit'
import { StickError } from '#mirror/sticks/stick_error'
import { signedBy, signedFor } from '#mirror/sticks/stick_origins'
import { readList } from '#mirror/sticks/stick_lists'
import { unitsOf } from '#mirror/sticks/stick_units'
import type StickWrite from '#mirror/models/stick_write'

type Tick = (done: number, total: number) => Promise<void>

/** Reads all that was written onto a stick here. Where all is right its label says so. */
export async function proveStick(row: StickWrite, folder: string, tick: Tick = async () => {}) {
  const label = await labelOf(folder)
  if (label?.id !== row.stickId) throw new StickError('gone')
  const signed = await signedFor(signedBy(), row.channel, row.profile).catch(() => undefined)
  const units = signed
    ? await unitsOf(objectStore(), signed.edition, signed.revocations)
    : undefined
  const known = new Map([...(units?.always ?? []), ...(units?.large ?? [])].map((u) => [u.key, u]))
  const keys = await readList(row.id)
  let bad = 0
  for (const [n, key] of keys.entries()) {
    const unit = known.get(key)
    const path = unit?.path ?? placeOf(key)
    const right = unit?.isPiece ? await hashOf(objectStore(), unit) : key.slice(0, 64)
    const found = await hashFile(join(folder, path)).catch(() => undefined)
    const isUnknown = key.length > 64 && !unit
    if (!isUnknown && found !== right) bad++
    await tick(n + 1, keys.length)
  }
  if (bad === 0 && keys.length > 0) await writeLabel(folder, { ...label!, isProven: true })
  return { files: keys.length, bad }
}

const placeOf = (key: string) => join('objects', key.slice(0, 2), key.slice(2, 4), key)
