import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { translate } from '#shared/http/translate'
import { isOriginHere } from '#mirror/role'
import { publishSoon } from '#mirror/actions/publish_edition'
import { restoreRow, revokeRow } from '#mirror/actions/revoke_row'
import type { Locale } from '#config/i18n'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const TABLE = 'library_resources'

/**
 * What the library takes back (retired, taken down, hidden after a report) is withdrawn from mirrors, what it offers
 * again is given back: as the row stands now, whichever event came. Where nothing was ever published there is nobody to tell.
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
  if (['retired', 'taken_down', 'hidden'].includes(row.state)) {
    const title = { km: row.title_km, en: row.title_en, code: row.code }
    return revokeRow(trx, SYSTEM, { ...where, reason: reasonOf(row), title })
  }
  if (row.state !== 'published') return false
  const standing = await trx
    .from('mirror_revocations')
    .where({ table_name: TABLE, row_id: row.id, source: 'library', standing: 'revoked' })
    .first()
  return standing ? restoreRow(trx, SYSTEM, where) : false
}

const examined = (locale: Locale) => translate(locale, 'mirror_centre.withdrawals.examined')

/** Who reported it, and why, is told to nobody. */
function reasonOf({ state, state_reason: reason }: { state: string; state_reason: string | null }) {
  if (state !== 'hidden') return { km: reason, en: null }
  return { km: examined('km'), en: examined('en') }
}
