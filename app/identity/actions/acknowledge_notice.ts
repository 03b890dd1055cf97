import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import Consent from '#identity/models/consent'
import type PrivacyNotice from '#identity/models/privacy_notice'
import type { Actor } from '#shared/actor'

/** Keeps that the person has read this version of the notice. Once is enough. */
export function acknowledgeNotice(actor: Actor, notice: PrivacyNotice) {
  return transaction(async (trx) => {
    const { personId } = actor
    const standing = await Consent.query({ client: trx })
      .where({ personId, noticeId: notice.id })
      .first()
    if (standing) return
    const acknowledgedAt = clock.now()
    await Consent.create(
      { id: newId(), personId, noticeId: notice.id, acknowledgedAt },
      { client: trx }
    )
    await audit(trx, actor, {
      verb: 'identity.notice_acknowledged',
      subject: { type: 'privacy_notice', id: notice.id },
      institutionId: actor.grants[0]?.institutionId,
      after: { version: notice.version },
    })
  })
}
