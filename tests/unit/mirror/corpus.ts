import { nameOf } from '#mirror/format/object_name'
import type { Content, Row } from '#mirror/format/rows'

/** Bytes that are the same on every machine: a counter hashed on and on. */
export function noise(seed: string, size: number) {
  const pieces: Buffer[] = []
  for (let n = 0, held = 0; held < size; n++, held += 32) {
    pieces.push(Buffer.from(nameOf(Buffer.from(`${seed}/${n}`)), 'hex'))
  }
  return Buffer.concat(pieces).subarray(0, size)
}

const TITLES = ['រស្មីសំយោគ', 'ច្បាប់ញូតុន', 'សមីការដឺក្រេទីពីរ', 'តារាងខួប']

export const lessonRow = (n: number, note = ''): Row => [
  `lesson-${String(n).padStart(6, '0')}`,
  n % 12,
  `${TITLES[n % TITLES.length]} ${n}${note}`,
  null,
  n % 2 === 0,
]

export const lessons = (count: number, note: (n: number) => string = () => ''): Content => ({
  curriculum_lessons: {
    columns: ['id', 'grade', 'title_km', 'title_en', 'is_core'],
    rows: Array.from({ length: count }, (_, n) => lessonRow(n, note(n))),
  },
})

/** A store in memory that hands out what was put into it. */
export function memory(...lists: { name: string; bytes: Buffer }[][]) {
  const held = new Map(lists.flat().map(({ name, bytes }) => [name, bytes]))
  const fetch = async (name: string) => {
    const bytes = held.get(name)
    if (!bytes) throw new Error(`no object ${name}`)
    return bytes
  }
  return { held, fetch }
}
