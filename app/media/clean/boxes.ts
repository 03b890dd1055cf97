import type { Patch } from '#media/clean/patch'

export type Box = { type: string; at: number; from: number; end: number }

const MOST_BOXES = 10_000
const WHOLE = Number.MAX_SAFE_INTEGER

/** The boxes of an ISO file (MP4, MOV, HEIF) between two places. */
export async function boxesIn(file: Patch, from = 0, to = WHOLE): Promise<Box[]> {
  const found: Box[] = []
  const last = Math.min(to, file.size)
  for (let at = from; at + 8 <= last && found.length < MOST_BOXES;) {
    const head = await file.read(at, 16)
    let [size, start] = [head.readUInt32BE(0), 8]
    if (size === 1 && head.length === 16) [size, start] = [Number(head.readBigUInt64BE(8)), 16]
    if (size === 0) size = last - at
    if (size < start) break
    const end = Math.min(at + size, last)
    found.push({ type: head.toString('latin1', 4, 8), at, from: at + start, end })
    at += size
  }
  return found
}

/** Where films keep their words, the place and the device, and lists that may hold them. */
const EMPTIED = ['udta', 'meta', 'uuid']
const SEARCHED = ['moov', 'trak', 'moof', 'traf', 'mdia', 'minf']

/** Empties what a camera wrote into a film or a sound. The boxes stay as room that is free. */
export async function cleanFilm(file: Patch, from = 0, to = WHOLE, depth = 0): Promise<void> {
  for (const { type, at, from: start, end } of await boxesIn(file, from, to)) {
    if (SEARCHED.includes(type) && depth < 8) await cleanFilm(file, start, end, depth + 1)
    if (!EMPTIED.includes(type)) continue
    await file.clear(start, end - start)
    await file.write(at + 4, Buffer.from('free'))
  }
}
