import db from '@adonisjs/lucid/services/db'
import { transaction } from '#shared/database/transaction'
import { failed, ok } from '#shared/result'
import { findByCode } from '#library/queries/find_resource'
import { publishSoon } from '#mirror/actions/publish_edition'
import { restoreRow, revokeRow } from '#mirror/actions/revoke_row'
import type Revocation from '#mirror/models/revocation'
import type { Actor } from '#shared/actor'

const TABLE = 'library_resources'

type Wish = { code: string; reason: { km: string | null; en: string | null } }

/** A person withdraws a resource from all mirrors; here it stays as it is. */
export async function withdrawResource(actor: Actor, { code, reason }: Wish) {
  const resource = await findByCode(code)
  if (!resource || resource.scope !== 'national') return failed({ type: 'unknown_resource' })
  const title = { km: resource.titleKm, en: resource.titleEn, code: resource.code }
  return transaction(async (trx) => {
    const row = { table: TABLE, id: resource.id, reason, title }
    if (!(await revokeRow(trx, actor, row))) return failed({ type: 'already_withdrawn' })
    await publishSoon(trx, actor)
    const { id } = await trx
      .from('mirror_revocations')
      .where({ table_name: TABLE, row_id: resource.id })
      .firstOrFail()
    return ok({ id: id as string })
  })
}

/** Gives back what was withdrawn. What the library itself took back, or the origin above, is given back there. */
export async function giveBack(actor: Actor, revocation: Revocation) {
  if (revocation.source === 'origin') return failed({ type: 'withdrawn_above' })
  if (await isTakenBack(revocation)) return failed({ type: 'taken_back' })
  const { tableName: table, rowId: id } = revocation
  return transaction(async (trx) => {
    if (!(await restoreRow(trx, actor, { table, id }))) return failed({ type: 'not_withdrawn' })
    await publishSoon(trx, actor)
    return ok({ id: revocation.id })
  })
}

async function isTakenBack({ source, tableName, rowId }: Revocation) {
  if (source !== 'library' || tableName !== TABLE) return false
  const row = await db.from(TABLE).where('id', rowId).select('state').first()
  return row?.state !== 'published'
}
