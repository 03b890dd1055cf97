import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { isOriginHere } from '#mirror/role'
import { publishSoon } from '#mirror/actions/publish_edition'
import { restoreRow, revokeRow } from '#mirror/actions/revoke_row'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const TABLE = 'library_resources'

/**
 * What the library takes back (retired, taken down) is withdrawn from mirrors, what it offers again is given back: as
 * the row stands now, whichever event came. Where nothing was ever published there is nobody to tell.
 */
export async function followLibrary(id: string) {
  if (!isOriginHere()) return
  await transaction(async (trx) => {
    if (!(await trx.from('mirror_publications').first())) return
    const row = await trx.from(TABLE).where('id', id).first()
    if (row?.scope !== 'national' || row.shelf !== 'open') return
    if (await follow(trx, row)) await publishSoon(trx, SYSTEM)
  })
}

async function follow(trx: TransactionClientContract, row: any): Promise<boolean> {
  const where = { table: TABLE, id: row.id as string, source: 'library' as const }
  if (row.state === 'retired' || row.state === 'taken_down') {
    const title = { km: row.title_km, en: row.title_en, code: row.code }
    return revokeRow(trx, SYSTEM, { ...where, reason: { km: row.state_reason, en: null }, title })
  }
  if (row.state !== 'published') return false
  const standing = await trx
    .from('mirror_revocations')
    .where({ table_name: TABLE, row_id: row.id, source: 'library', standing: 'revoked' })
    .first()
  return standing ? restoreRow(trx, SYSTEM, where) : false
}
