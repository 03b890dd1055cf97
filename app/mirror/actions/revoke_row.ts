import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract
type Row = { table: string; id: string }
type Words = { km: string | null; en: string | null }

/** Withdraws a row from every mirror: at its next contact of any kind. An old stick cannot bring it back. */
export const revokeRow = (trx: Trx, actor: Actor, row: Row & { reason?: Words; title?: Words }) =>
  note(trx, actor, row, 'revoked')

/** Gives back what was withdrawn: mirrors show it again when an edition holds it. */
export const restoreRow = (trx: Trx, actor: Actor, row: Row) => note(trx, actor, row, 'restored')

async function note(
  trx: Trx,
  actor: Actor,
  { table, id, reason, title }: Row & { reason?: Words; title?: Words },
  standing: 'revoked' | 'restored'
): Promise<boolean> {
  const where = { table_name: table, row_id: id }
  const before = await trx.from('mirror_revocations').where(where).first()
  if (before ? before.standing === standing : standing === 'restored') return false
  const { top } = (await trx.from('mirror_revocations').max('sequence as top').first()) ?? {}
  const values = {
    ...{ sequence: Number(top ?? 0) + 1, standing, created_by: actor.personId },
    ...(reason && { reason_km: reason.km, reason_en: reason.en }),
    ...(title && { title_km: title.km, title_en: title.en }),
    created_at: sqlTime(),
  }
  if (before) await trx.from('mirror_revocations').where('id', before.id).update(values)
  else await trx.table('mirror_revocations').insert({ id: newId(), ...where, ...values })
  await audit(trx, actor, {
    verb: standing === 'revoked' ? 'mirror.row_revoked' : 'mirror.row_restored',
    subject: { type: 'mirror_revocation', id },
    before: before ? { standing: before.standing } : null,
    after: { table, standing },
  })
  return true
}
