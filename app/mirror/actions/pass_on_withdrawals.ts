import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { isOriginHere } from '#mirror/role'
import { publishSoon } from '#mirror/actions/publish_edition'
import { restoreRow, revokeRow } from '#mirror/actions/revoke_row'
import { standingRevocations } from '#mirror/edge/withdrawn'
import Origin from '#mirror/models/origin'
import { linkOf, type RevocationEntry } from '#mirror/publisher/revocations'

/** A server that is both passes on what its own origin withdrew: the mirrors around it hear that from it alone. */
export async function passOnWithdrawals() {
  if (!isOriginHere() || !(await db.from('mirror_publications').first())) return
  const origin = await Origin.query().where('state', 'active').first()
  if (!origin) return
  const { entries } = await standingRevocations(origin.revocationsName)
  const news = await newsOf(entries)
  if (news.length === 0) return
  const titles = await titlesOf(news)
  await transaction(async (trx) => {
    for (const entry of news) {
      const [table, id, , standing, km, en] = entry
      const code = linkOf(entry)
      const row = { table, id, source: 'origin' as const }
      if (standing === 'restored') await restoreRow(trx, SYSTEM, row)
      else {
        const title = titles.get(id) ?? (code ? { km: null, en: null, code } : undefined)
        await revokeRow(trx, SYSTEM, { ...row, reason: { km, en }, title })
      }
    }
    await publishSoon(trx, SYSTEM)
  })
}

/** What this server has not passed on. What a person here withdrew stays so, whatever comes from above. */
async function newsOf(entries: RevocationEntry[]) {
  const rows = await db
    .from('mirror_revocations')
    .select('table_name', 'row_id', 'standing', 'source')
  const own = new Map(rows.map((row) => [`${row.table_name} ${row.row_id}`, row]))
  return entries.filter(([table, id, , standing]) => {
    const here = own.get(`${table} ${id}`)
    if (standing === 'revoked') return here?.standing !== 'revoked'
    return here?.standing === 'revoked' && here.source === 'origin'
  })
}

async function titlesOf(entries: RevocationEntry[]) {
  const ids = entries.flatMap(([table, id]) => (table === 'library_resources' ? [id] : []))
  const rows = await db
    .from('library_resources')
    .whereIn('id', ids.slice(0, 500))
    .select('id', 'code', 'title_km', 'title_en')
  return new Map(
    rows.map((row) => [
      row.id as string,
      { km: row.title_km as string, en: row.title_en as string, code: row.code as string },
    ])
  )
}
