import { currentNotice } from '#identity/queries/privacy_notice'
import PrivacyNotice from '#identity/models/privacy_notice'
import Consent from '#identity/models/consent'
import type { HttpContext } from '@adonisjs/core/http'

/** Key of the session cookie: the notice that the person of this session has acknowledged. */
export const SESSION_NOTICE = 'notice'

/** Whether the person has still to read the notice in force. Asks the database once a sign-in and version. */
export async function isNoticeDue({ session, signIn }: HttpContext): Promise<boolean> {
  const notice = await currentNotice()
  if (!notice || session.get(SESSION_NOTICE) === notice.id) return false
  const consent = await Consent.query()
    .where({ personId: signIn!.user.personId, noticeId: notice.id })
    .first()
  if (consent) session.put(SESSION_NOTICE, notice.id)
  // Nobody is stopped by a notice that is remembered here and no longer there.
  return !consent && (await PrivacyNotice.find(notice.id)) !== null
}
