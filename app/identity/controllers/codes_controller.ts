import { refusedPage } from '#shared/http/refused_page'
import { checkCode } from '#identity/actions/check_code'
import { finishSignIn, halfSignedIn } from '#identity/actions/prove_identity'
import { refusalText } from '#identity/queries/refusal_text'
import { codeValidator } from '#identity/validators/sign_in'
import type { HttpContext } from '@adonisjs/core/http'

/** The code of the second factor, after the password. */
export default class CodesController {
  async create(ctx: HttpContext) {
    if (!(await halfSignedIn(ctx))) return this.again(ctx)
    return ctx.view.render('pages/identity/code/create')
  }

  async store(ctx: HttpContext) {
    const half = await halfSignedIn(ctx)
    if (!half) return this.again(ctx)
    const { code } = await ctx.request.validateUsing(codeValidator)
    const checked = await checkCode(half.user, code)
    if (checked.ok) return finishSignIn(ctx, checked.value, half.method, half.back, half.use)

    const { error } = checked
    const retryAfter = error.type === 'wrong' ? undefined : error.seconds
    const message = refusalText(ctx.locale, error, 'identity.code.wrong')
    refusedPage(ctx, { field: 'code', message, status: retryAfter ? 429 : 422, retryAfter })
    return this.create(ctx)
  }

  private again({ response }: HttpContext) {
    return response.redirect().status(303).toRoute('identity.sign_ins.create')
  }
}
