import { nameOf } from '#mirror/format/object_name'
import { byBytes } from '#mirror/format/file_path'
import { FormatError } from '#mirror/format/format_error'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { readObject, VERSION } from '#mirror/format/schemas'

export type Standing = 'revoked' | 'restored'

/** A row that was withdrawn or given back: its table, its id, when (a sequence), and why. */
export type RevocationEntry = [
  table: string,
  id: string,
  sequence: number,
  standing: Standing,
  reasonKm: string,
  reasonEn: string,
]

/** All that was ever withdrawn (docs/protocols/mirror.md section 13). It only grows: what is given back stays in it. */
export type Revocations = { sequence: number; entries: RevocationEntry[] }

const keyOf = ([table, id]: RevocationEntry) => `${table}/${id}`

export function makeRevocations(sequence: number, entries: RevocationEntry[]) {
  const sorted = entries.toSorted((a, b) => byBytes(keyOf(a), keyOf(b)))
  const facts = { format: 'tonle-revocations', version: VERSION }
  const bytes = canonicalBytes({ ...facts, sequence, entries: sorted.map((one) => [...one]) })
  readRevocations(bytes)
  return { name: nameOf(bytes), bytes }
}

/** @throws FormatError */
export function readRevocations(bytes: Uint8Array): Revocations {
  const { sequence, entries } = readObject<Revocations>('revocations', bytes)
  let last = ''
  for (const entry of entries) {
    const key = keyOf(entry)
    if (last && byBytes(last, key) >= 0) throw new FormatError('bad_order', { id: entry[1] })
    if (entry[2] > sequence) throw new FormatError('bad_shape', { kind: 'revocations' })
    last = key
  }
  return { sequence, entries }
}

/** Whether nothing of `before` is missing in `after`: entries are added and turned, never taken away. */
export function hasGrown(before: Revocations, after: Revocations) {
  if (after.sequence < before.sequence) return false
  const now = new Map(after.entries.map((entry) => [keyOf(entry), entry[2]]))
  return before.entries.every((entry) => (now.get(keyOf(entry)) ?? -1) >= entry[2])
}

/** The ids that stand withdrawn, by table. */
export function revokedIds({ entries }: Revocations): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>()
  for (const [table, id, , standing] of entries) {
    if (standing !== 'revoked') continue
    ids.set(table, (ids.get(table) ?? new Set()).add(id))
  }
  return ids
}
