import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { isStaff } from '#identity/queries/is_staff'
import { refusalText } from '#identity/queries/refusal_text'
import { minimumLength, passwordProblem, pinProblem } from '#identity/secrets/password_problem'
import { passwordValidator } from '#identity/validators/account'
import { changePassword } from '#identity/actions/change_password'
import { checkCurrentSecret } from '#identity/actions/check_current_secret'
import { SESSION_BACK } from '#identity/actions/prove_identity'
import type { HttpContext } from '@adonisjs/core/http'

/** The person's own password or PIN. */
export default class PasswordsController {
  async edit({ signIn, actor, response, view }: HttpContext) {
    const { user } = signIn!
    if (user.password === null && user.pin === null) {
      return response.redirect().status(303).toRoute('identity.accounts.show')
    }
    return view.render('pages/identity/password/edit', {
      username: user.username,
      usesPin: user.usesPin,
      isDue: user.mustChangePassword,
      minimum: minimumLength(isStaff(actor)),
    })
  }

  async update(ctx: HttpContext) {
    const { user, sessionId } = ctx.signIn!
    const input = await ctx.request.validateUsing(passwordValidator)
    const say = (key: string, data?: Record<string, unknown>) =>
      translate(ctx.locale, `identity.password.${key}`, data)

    const problem = user.usesPin
      ? pinProblem(input.password)
      : passwordProblem(input.password, { username: user.username, isStaff: isStaff(ctx.actor) })
    const minimum = minimumLength(isStaff(ctx.actor))
    if (problem) refuseField('password', say(problem, { minimum }))
    if (input.password !== input.password_confirmation) {
      refuseField('password_confirmation', say('not_the_same'))
    }
    if (!user.mustChangePassword) {
      const checked = await checkCurrentSecret(user, input.current_password ?? '')
      if (!checked.ok) {
        const text = refusalText(ctx.locale, checked.error, 'identity.password.current_wrong')
        refuseField('current_password', text)
      }
    }
    await changePassword(ctx.actor!, { user, secret: input.password, sessionId })
    ctx.session.regenerate()
    ctx.session.flash('notice', { tone: 'ok', text: say('changed') })
    return ctx.response
      .redirect()
      .status(303)
      .toPath(ctx.session.pull(SESSION_BACK) ?? '/me')
  }
}
