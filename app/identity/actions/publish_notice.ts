import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { forget } from '#shared/remembered'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import PrivacyNotice from '#identity/models/privacy_notice'
import type { Actor } from '#shared/actor'

export type NoticeInput = {
  version: string
  textKm: string
  textEn: string
  pupilKm: string
  pupilEn: string
}

/** Publishes a new version: everybody is asked to read it at their next page. */
export async function publishNotice(
  actor: Actor,
  input: NoticeInput
): Promise<Result<PrivacyNotice, { type: 'version_taken' }>> {
  const result = await transaction(async (trx) => {
    const taken = await PrivacyNotice.query({ client: trx }).where('version', input.version).first()
    if (taken) return failed({ type: 'version_taken' })
    const notice = await PrivacyNotice.create(
      { ...input, id: newId(), publishedAt: clock.now(), publishedBy: actor.personId },
      { client: trx }
    )
    await audit(trx, actor, {
      verb: 'identity.notice_published',
      subject: { type: 'privacy_notice', id: notice.id },
      after: { version: input.version },
    })
    return ok(notice)
  })
  forget()
  return result
}
