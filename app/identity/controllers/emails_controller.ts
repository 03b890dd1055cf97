import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { changeEmail } from '#identity/actions/change_email'
import { emailValidator } from '#identity/validators/account'
import AccountsController from '#identity/controllers/accounts_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** The e-mail address of one's own account; its form is on "my account". */
export default class EmailsController {
  edit(ctx: HttpContext) {
    return new AccountsController().show(ctx)
  }

  async update(ctx: HttpContext) {
    const { email } = await ctx.request.validateUsing(emailValidator)
    const result = await changeEmail(ctx.actor!, ctx.signIn!.user, email ?? null)
    if (!result.ok) refuseField('email', translate(ctx.locale, 'people.form.email_taken'))
    notice(ctx, 'identity.account.email_kept')
    return ctx.response.redirect().status(303).toRoute('identity.accounts.show')
  }
}
