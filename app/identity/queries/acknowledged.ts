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
  if (await rememberNotice({ session }, signIn!.user.personId)) return false
  // Nobody is stopped by a notice that is remembered here and no longer there.
  return (await PrivacyNotice.find(notice.id)) !== null
}

/** Puts into the session that the person has read the notice in force, so that no page asks the database again. */
export async function rememberNotice({ session }: Pick<HttpContext, 'session'>, personId: string) {
  const notice = await currentNotice()
  const consent = notice && (await Consent.query().where({ personId, noticeId: notice.id }).first())
  if (consent) session.put(SESSION_NOTICE, notice.id)
  return Boolean(consent)
}
