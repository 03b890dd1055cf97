import vine from '@vinejs/vine'
import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { PairingError } from '#mirror/pairing/accept_pairing'
import Origin from '#mirror/models/origin'
import type { Actor } from '#shared/actor'

const shape = vine.create({
  format: vine.literal('tonle-paired'),
  version: vine.literal(1),
  publicKey: vine.string().regex(/^[0-9a-f]{64}$/),
  siteId: vine.string().uuid(),
  code: vine.string().maxLength(12),
  name: vine.string().maxLength(200),
  url: vine.string().url({ require_tld: false, protocols: ['http', 'https'] }),
  channel: vine.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  profile: vine.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  root: vine.string().maxLength(100_000),
})

/**
 * This server follows the origin that accepted it. An answer that was meant for another server, or for nobody who waits, is
 * refused. Who follows another origin already stops doing so. @throws PairingError
 */
export async function takeAnswer(actor: Actor, value: unknown): Promise<Origin> {
  const [error, answer] = await shape.tryValidate(value)
  if (error) throw new PairingError('bad_request')
  const waiting = await Origin.query().where('publicKey', answer.publicKey).first()
  if (!waiting) throw new PairingError('not_mine')
  const { siteId, code, name, url, channel, profile, root } = answer
  await transaction(async (trx) => {
    const now = sqlTime()
    await trx
      .from('mirror_origins')
      .where('state', 'active')
      .whereNot('id', waiting.id)
      .update({ state: 'retired', updated_at: now })
    await trx
      .from('mirror_origins')
      .where('id', waiting.id)
      .update({
        ...{ site_id: siteId, code, name, url, channel, profile, root, state: 'active' },
        ...{ next_poll_at: now, updated_at: now },
      })
    await audit(trx, actor, {
      verb: 'mirror.origin_followed',
      subject: { type: 'mirror_origin', id: waiting.id },
      after: { channel, profile },
    })
  })
  return waiting.refresh()
}
