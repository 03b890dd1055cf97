import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { readTime, sqlTime } from '#shared/database/times'
import { canonicalLine, type AuditRow } from '#shared/audit/canonical'
import type { AuditSeal } from '#shared/audit/seal'

const PORTION = 2000

export type Digest = {
  entries: number
  late: number
  firstId: string | null
  lastId: string | null
  digest: string
}

/** Entries with a time of this link, without those that came when the day was sealed. By time and id. */
async function* entriesInTime(seal: AuditSeal): AsyncGenerator<AuditRow[]> {
  let last: AuditRow | undefined
  for (;;) {
    const query = db
      .from('shared_audit')
      .where('at', '>=', sqlTime(seal.startsAt))
      .where('at', '<', sqlTime(seal.endsAt))
      .whereNotIn('id', db.from('shared_audit_late').select('entry_id'))
      .orderBy('at')
      .orderBy('id')
      .limit(PORTION)
    if (last) {
      const { id } = last
      const at = sqlTime(readTime(last.at))
      query.where((after) => {
        after.where('at', '>', at).orWhere((same) => same.where('at', at).where('id', '>', id))
      })
    }
    const rows: AuditRow[] = await query
    if (rows.length > 0) yield rows
    if (rows.length < PORTION) return
    last = rows.at(-1)
  }
}

/** Late entries that this link took up. By id. */
async function* lateEntries(seal: AuditSeal): AsyncGenerator<AuditRow[]> {
  let after = ''
  for (;;) {
    const query = db
      .from('shared_audit_late as l')
      .join('shared_audit as a', 'a.id', 'l.entry_id')
      .where('l.sealed_in', seal.sequence)
      .orderBy('a.id')
      .limit(PORTION)
      .select('a.*')
    if (after) query.where('a.id', '>', after)
    const rows: AuditRow[] = await query
    if (rows.length > 0) yield rows
    if (rows.length < PORTION) return
    after = rows.at(-1)!.id
  }
}

/** Reads the entries of a link and makes their digest: SHA-256 over their lines, each ended by a line feed. */
export async function digestEntries(
  seal: AuditSeal,
  seen: (rows: number) => Promise<void> = async () => {}
): Promise<Digest> {
  const hash = createHash('sha256')
  const found: Digest = { entries: 0, late: 0, firstId: null, lastId: null, digest: '' }
  const take = async (rows: AuditRow[]) => {
    for (const row of rows) hash.update(`${canonicalLine(row)}\n`)
    found.firstId ??= rows[0].id
    found.lastId = rows.at(-1)!.id
    await seen(rows.length)
  }
  for await (const rows of entriesInTime(seal)) {
    found.entries += rows.length
    await take(rows)
  }
  for await (const rows of lateEntries(seal)) {
    found.late += rows.length
    await take(rows)
  }
  return { ...found, digest: hash.digest('hex') }
}
