import { checkCodeOrRefuse } from '#identity/controllers/code_check'
import { renewRecoveryCodes } from '#identity/actions/set_second_factor'
import { SESSION_BACK } from '#identity/actions/prove_identity'
import { clock } from '#shared/clock'
import type { HttpContext } from '@adonisjs/core/http'

const FLASH = 'recovery_codes'

/** The codes pass to their sheet in the encrypted session cookie and are gone with the next page. */
export const flashRecoveryCodes = ({ session }: HttpContext, codes: string[]) =>
  session.flash(FLASH, codes)

/** The sheet of recovery codes, shown once, to print or copy. */
export default class RecoveryCodesController {
  async show({ session, signIn, actor, response, view }: HttpContext) {
    const codes: string[] | undefined = session.flashMessages.get(FLASH)
    if (!codes) return response.redirect().status(303).toRoute('identity.second_factors.create')
    return view.render('pages/identity/recovery_code/show', {
      codes,
      name: actor!.name,
      username: signIn!.user.username,
      madeAt: clock.now(),
      next: session.pull(SESSION_BACK) ?? '/me',
    })
  }

  async store(ctx: HttpContext) {
    const user = await checkCodeOrRefuse(ctx, 'code')
    if (!user) return this.create(ctx)
    flashRecoveryCodes(ctx, await renewRecoveryCodes(ctx.actor!, user))
    return ctx.response.redirect().status(303).toRoute('identity.recovery_codes.show')
  }

  /** The form that asks for new ones stands on the page of the second factor. */
  create({ signIn, view }: HttpContext) {
    const codesLeft = (signIn!.user.recoveryCodes ?? []).length
    return view.render('pages/identity/second_factor/show', { codesLeft })
  }
}
