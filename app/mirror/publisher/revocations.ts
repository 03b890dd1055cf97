import db from '@adonisjs/lucid/services/db'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { nameOf } from '#mirror/format/object_name'
import { readObject, VERSION } from '#mirror/format/schemas'
import type { MadeObject } from '#mirror/format/tree'
import type { Revoked } from '#mirror/rows/content'

export const REVOCATIONS_PATH = 'revocations.json'

/** A row that was withdrawn, or given back after that: its latest standing. */
type Standing = [
  table: string,
  id: string,
  sequence: number,
  standing: 'revoked' | 'restored',
  reasonKm: string | null,
  reasonEn: string | null,
]

/** With the code by which people link to it, where it has one. */
export type RevocationEntry = Standing | [...Standing, code: string]

export const linkOf = (entry: RevocationEntry) => (entry.length === 7 ? entry[6] : undefined)

export type Revocations = { sequence: number; entries: RevocationEntry[] }

/** All that was ever withdrawn here (docs/protocols/mirror.md section 9): it only grows. */
export async function revocationsObject(): Promise<MadeObject & { sequence: number }> {
  const rows = await db.from('mirror_revocations').orderBy(['table_name', 'row_id'])
  const entries = rows.map((row): RevocationEntry => {
    const { table_name: table, row_id: id, standing, reason_km: km, reason_en: en, link } = row
    const entry: Standing = [table, id, Number(row.sequence), standing, km, en]
    return link ? [...entry, link] : entry
  })
  const sequence = Math.max(0, ...entries.map(([, , at]) => at))
  const bytes = canonicalBytes({ format: 'tonle-revocations', version: VERSION, sequence, entries })
  return { name: nameOf(bytes), bytes, sequence }
}

/** The rows of a table that no mirror may show now. */
export async function withdrawnIds(table: string): Promise<Set<string>> {
  const rows = await db
    .from('mirror_revocations')
    .where({ table_name: table, standing: 'revoked' })
    .select('row_id')
  return new Set(rows.map(({ row_id: id }) => id as string))
}

/** @throws FormatError */
export const readRevocations = (bytes: Uint8Array) => readObject<Revocations>('revocations', bytes)

/** What is withdrawn now, by table. */
export function revokedRows({ entries }: Revocations): Revoked {
  const found = new Map<string, Set<string>>()
  for (const [table, id, , standing] of entries) {
    if (standing !== 'revoked') continue
    const own = found.get(table) ?? new Set()
    found.set(table, own.add(id))
  }
  return found
}

/** Whether `next` only adds to `standing`: no entry is missing, none went back. */
export function onlyGrows(standing: Revocations, next: Revocations): boolean {
  const sequences = new Map(next.entries.map(([table, id, at]) => [`${table} ${id}`, at]))
  return (
    next.sequence >= standing.sequence &&
    standing.entries.every(([table, id, at]) => (sequences.get(`${table} ${id}`) ?? -1) >= at)
  )
}
