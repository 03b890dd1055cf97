import { SESSION_NOTICE } from '#identity/queries/acknowledged'
import { SESSION_BACK } from '#identity/actions/prove_identity'
import { acknowledgeNotice } from '#identity/actions/acknowledge_notice'
import { currentNotice } from '#identity/queries/privacy_notice'
import { returnAddress } from '#identity/queries/return_address'
import type { HttpContext } from '@adonisjs/core/http'

/** "I have read it": of the person who is signed in. The next page is the one they were on their way to. */
export default class AcknowledgementsController {
  async store({ actor, request, response, session }: HttpContext) {
    const notice = await currentNotice()
    // A version that came while they read the one before is shown first.
    if (notice && request.input('notice') === notice.id) {
      await acknowledgeNotice(actor!, notice)
      session.put(SESSION_NOTICE, notice.id)
    }
    const back = returnAddress(session.pull(SESSION_BACK))
    return response.redirect().status(303).toPath(back)
  }
}
