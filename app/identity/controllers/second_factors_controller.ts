import { newTotpSecret, totpStep, totpUri } from '#identity/secrets/totp'
import { latinDigits } from '#identity/secrets/normalise'
import { codeValidator } from '#identity/validators/sign_in'
import { refuseField } from '#shared/http/refuse_field'
import { siteName } from '#shared/site/site'
import { translate } from '#shared/http/translate'
import { removeSecondFactor, setSecondFactor } from '#identity/actions/set_second_factor'
import { flashRecoveryCodes } from '#identity/controllers/recovery_codes_controller'
import { checkCodeOrRefuse } from '#identity/controllers/code_check'
import type { HttpContext } from '@adonisjs/core/http'

/** The secret that waits for its first code lives in the encrypted session cookie. */
const SESSION_SETUP = 'totp_setup'

/** The person's own second factor (TOTP). */
export default class SecondFactorsController {
  async create({ signIn, session, locale, view }: HttpContext) {
    const { user, secondFactorDue } = signIn!
    if (user.hasSecondFactor) {
      const codesLeft = (user.recoveryCodes ?? []).length
      return view.render('pages/identity/second_factor/show', { codesLeft })
    }
    const secret: string = session.get(SESSION_SETUP) ?? newTotpSecret()
    session.put(SESSION_SETUP, secret)
    return view.render('pages/identity/second_factor/create', {
      uri: totpUri(secret, user.username, siteName(locale)),
      typedKey: secret.match(/.{1,4}/g)!.join(' '),
      isDue: secondFactorDue,
    })
  }

  async store(ctx: HttpContext) {
    const { user } = ctx.signIn!
    const secret: string | undefined = ctx.session.get(SESSION_SETUP)
    if (user.hasSecondFactor || !secret) return this.back(ctx)
    const { code } = await ctx.request.validateUsing(codeValidator)
    const step = totpStep(secret, latinDigits(code).replace(/\s/g, ''), null)
    if (step === undefined) {
      refuseField('code', translate(ctx.locale, 'identity.second_factor.wrong'))
    }
    ctx.session.forget(SESSION_SETUP)
    flashRecoveryCodes(ctx, await setSecondFactor(ctx.actor!, { user, secret, step }))
    return ctx.response.redirect().status(303).toRoute('identity.recovery_codes.show')
  }

  /** Removes it, against a current code; a new one can then be set up, such as on a new phone. */
  async destroy(ctx: HttpContext) {
    const user = await checkCodeOrRefuse(ctx, 'removal_code')
    if (!user) return this.create(ctx)
    await removeSecondFactor(ctx.actor!, user)
    const text = translate(ctx.locale, 'identity.second_factor.removed')
    ctx.session.flash('notice', { tone: 'ok', text })
    return this.back(ctx)
  }

  private back({ response }: HttpContext) {
    return response.redirect().status(303).toRoute('identity.second_factors.create')
  }
}
