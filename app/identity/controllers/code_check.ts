import { refusedPage } from '#shared/http/refused_page'
import { checkCode } from '#identity/actions/check_code'
import { refusalText } from '#identity/queries/refusal_text'
import { codeValidator } from '#identity/validators/sign_in'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * A current code of the second factor, asked before it is changed: a page left open must not be enough. Returns
 * the account, or undefined with the page's error set.
 */
export async function checkCodeOrRefuse(ctx: HttpContext) {
  const { code } = await ctx.request.validateUsing(codeValidator)
  const checked = await checkCode(ctx.signIn!.user, code)
  if (checked.ok) return checked.value
  const { error } = checked
  const retryAfter = error.type === 'locked' ? error.seconds : undefined
  const message = refusalText(ctx.locale, error, 'identity.code.wrong')
  refusedPage(ctx, { field: 'code', message, status: retryAfter ? 429 : 422, retryAfter })
  return undefined
}
