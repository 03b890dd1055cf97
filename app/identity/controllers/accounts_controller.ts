import { site } from '#shared/site/site'
import { accountPage } from '#identity/queries/account_page'
import { keepLocale } from '#identity/actions/keep_sign_in'
import { languageValidator } from '#identity/validators/account'
import { rememberLocale } from '#shared/http/locale_middleware'
import { SESSION_LOCALE } from '#identity/actions/start_login'
import { translate } from '#shared/http/translate'
import type { HttpContext } from '@adonisjs/core/http'

/** My account: of the person who is signed in and nobody else, so there is no policy to ask. */
export default class AccountsController {
  async show({ signIn, locale, view }: HttpContext) {
    const account = await accountPage(signIn!, locale)
    return view.render('pages/identity/account/show', { account, locales: site().locales })
  }

  /** Keeps the language. */
  async update(ctx: HttpContext) {
    const { locale } = await ctx.request.validateUsing(languageValidator)
    await keepLocale(ctx.signIn!.user, locale)
    rememberLocale(ctx, locale)
    ctx.session.put(SESSION_LOCALE, locale)
    const text = translate(locale, 'identity.account.language_kept')
    ctx.session.flash('notice', { tone: 'ok', text })
    return ctx.response.redirect().status(303).toRoute('identity.accounts.show')
  }
}
