import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '#shared/ids'
import { freeBytes } from '#mirror/edge/room'
import { objectStore } from '#mirror/store/objects'
import { isThere, placeUnit } from '#mirror/sticks/place_unit'
import { StickError } from '#mirror/sticks/stick_error'
import { LABEL_FILE, STICK_FOLDER, type StickLabel } from '#mirror/sticks/stick_label'
import { signedBy, signedFor, type Signed } from '#mirror/sticks/stick_origins'
import { unitsOf, type Unit } from '#mirror/sticks/stick_units'
import { ownFolder, writeWhole } from '#mirror/sticks/write_whole'
import type { Cut } from '#mirror/format/piece'

/** What stays free on a stick, for what it takes home. */
const LEFT_FREE = 64 * 1024 * 1024

export type StickWish = {
  /** Where the stick is mounted, or a folder. */
  mount: string
  channel: string
  profile: string
  /** Whose editions: of this server, or of an origin that it follows. */
  originId?: string | null
  /** What the site has, or another stick of this edition holds. */
  has?: ReadonlySet<string>
  part?: number
  /** Later sticks of one edition belong to that edition. */
  sequence?: number | null
  /** Hears how many bytes are written, and of how many. */
  progress?: (done: number, total: number) => Promise<void> | void
  signal?: AbortSignal
  free?: () => Promise<number>
  cut?: Cut
}

export type StickWritten = {
  label: StickLabel
  written: string[]
  bytes: number
  /** What did not fit and goes onto the next stick. */
  left: string[]
  leftBytes: number
}

/**
 * Writes an edition onto a stick (docs/protocols/mirror.md section 21): what is in packs as packs, the rest file by file, what
 * is signed last of all, each file read back from the stick itself. A stick that was pulled out holds whole files only and is
 * gone on with by writing it again.
 */
export async function exportStick(wish: StickWish): Promise<StickWritten> {
  const from = objectStore()
  const signed = await signedFor(signedBy(wish.originId), wish.channel, wish.profile)
  if (wish.sequence && wish.sequence !== signed.sequence) throw new StickError('other_edition')
  const { always, large } = await unitsOf(from, signed.edition, signed.revocations, wish.cut)
  const isKnown = ({ key, name }: Unit) => wish.has?.has(key) || wish.has?.has(name)
  // What lists the rest is on every stick of an edition, where there is room for it twice.
  const again = always.filter((unit) => unit.name !== signed.edition && isKnown(unit))
  const fresh = [...always, ...large.filter((unit) => !isKnown(unit))]
  const root = await ownFolder(wish.mount, STICK_FOLDER)
  await rm(join(root, 'incoming'), { recursive: true, force: true })
  const placed = await placeAll(
    wish,
    root,
    fresh.filter((unit) => !again.includes(unit))
  )
  if (placed.left.length > 0 && placed.written.length < 2) throw new StickError('no_room')
  const more = await placeAll({ ...wish, progress: undefined }, root, again)
  await copyMetadata(signed, root)
  const label: StickLabel = {
    ...{ format: 'tonle-stick', version: 1, id: newId(), edition: signed.edition },
    ...{ origin: signed.origin, channel: wish.channel, profile: wish.profile },
    ...{ sequence: signed.sequence, part: wish.part ?? 1, isLast: placed.left.length === 0 },
    isProven: placed.isProven && more.isProven,
  }
  await writeLabel(root, label)
  return {
    ...{ label, written: placed.written.map(({ key }) => key), bytes: sizeOf(placed.written) },
    ...{ left: placed.left.map(({ key }) => key), leftBytes: sizeOf(placed.left) },
  }
}

export const writeLabel = (root: string, label: StickLabel) =>
  writeWhole(root, LABEL_FILE, Buffer.from(JSON.stringify(label)))

const sizeOf = (units: Unit[]) => units.reduce((sum, { from, to }) => sum + to - from, 0)

async function placeAll(wish: StickWish, root: string, units: Unit[]) {
  const from = objectStore()
  const free = wish.free ?? (() => freeBytes(wish.mount))
  const total = sizeOf(units)
  const written: Unit[] = []
  const left: Unit[] = []
  let done = 0
  let isProven = true
  const tell = async (bytes: number) => {
    done += bytes
    await wish.progress?.(done, total)
  }
  await wish.progress?.(0, total)
  for (const unit of units) {
    wish.signal?.throwIfAborted()
    const size = unit.to - unit.from
    const isHere = await isThere(join(root, unit.path), size)
    // A smaller file may still fit where a large one does not; pieces of one blob stay in their order.
    const isCutOff = left.some(({ name }) => name === unit.name)
    if (isCutOff || (!isHere && (await free()) < size + LEFT_FREE)) left.push(unit)
    else {
      isProven = (await placeUnit(from, root, unit, { signal: wish.signal, tell })) && isProven
      written.push(unit)
    }
  }
  return { written, left, isProven }
}

/** The timestamp is what makes the rest visible: last. */
async function copyMetadata({ root: from }: Signed, root: string) {
  const files = await readdir(join(from, 'tuf'))
  const last = 'timestamp.json'
  for (const file of [...files.filter((one) => one !== last && one.endsWith('.json')), last]) {
    await writeWhole(root, join('tuf', file), await readFile(join(from, 'tuf', file)))
  }
}
