import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { clusterText } from '#shared/khmer/clusters'
import type { Actor } from '#shared/actor'
import type { RevocationSource } from '#mirror/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract
type Row = { table: string; id: string; source?: RevocationSource }
type Words = { km: string | null; en: string | null }
type Revoked = Row & { reason?: Words; title?: Words & { code?: string } }

/**
 * Withdraws a row from every mirror: at its next contact of any kind. An old stick cannot bring it back.
 * @returns whether it was not withdrawn before
 */
export const revokeRow = (trx: Trx, actor: Actor, row: Revoked) => note(trx, actor, row, 'revoked')

/** Gives back what was withdrawn: mirrors show it again when an edition holds it. */
export const restoreRow = (trx: Trx, actor: Actor, row: Row) => note(trx, actor, row, 'restored')

async function note(
  trx: Trx,
  actor: Actor,
  { table, id, source = 'person', reason, title }: Revoked,
  standing: 'revoked' | 'restored'
): Promise<boolean> {
  const where = { table_name: table, row_id: id }
  const before = await trx.from('mirror_revocations').where(where).first()
  if (before ? before.standing === standing : standing === 'restored') return false
  const { top } = (await trx.from('mirror_revocations').max('sequence as top').first()) ?? {}
  const values = {
    ...{ sequence: Number(top ?? 0) + 1, standing, source, created_by: actor.personId },
    ...(reason && { reason_km: reason.km, reason_en: reason.en }),
    ...(title && { title_km: title.km, title_en: title.en, search_text: searchText(title) }),
    ...(title?.code && { link: title.code }),
    created_at: sqlTime(),
  }
  if (before) await trx.from('mirror_revocations').where('id', before.id).update(values)
  else await trx.table('mirror_revocations').insert({ id: newId(), ...where, ...values })
  await audit(trx, actor, {
    verb: standing === 'revoked' ? 'mirror.row_revoked' : 'mirror.row_restored',
    subject: { type: 'mirror_revocation', id },
    before: before ? { standing: before.standing } : null,
    after: { table, standing, source },
  })
  return true
}

const searchText = ({ km, en, code }: Words & { code?: string }) =>
  clusterText([km, en, code].filter(Boolean).join(' '))
