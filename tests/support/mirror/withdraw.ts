import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { revokeRow } from '#mirror/actions/revoke_row'
import { publishEditions } from '#mirror/publisher/publish_editions'

/** Withdraws a resource at the origin and publishes that. */
export async function withdrawResource(id: string) {
  const reason = { km: 'អាជ្ញាប័ណ្ណ', en: 'Licence' }
  await transaction((trx) => revokeRow(trx, SYSTEM, { table: 'library_resources', id, reason }))
  await publishEditions()
}
