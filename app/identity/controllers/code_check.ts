import { failed } from '#shared/result'
import { refusedPage } from '#shared/http/refused_page'
import { checkCode } from '#identity/actions/check_code'
import { refusalText } from '#identity/queries/refusal_text'
import { codeValidator } from '#identity/validators/sign_in'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * A current code of the second factor, asked before it is changed: a page left open must not be enough. Returns
 * the account, or undefined with the page's error set.
 */
export async function checkCodeOrRefuse(ctx: HttpContext, field: 'code' | 'removal_code') {
  const [, input] = await codeValidator.tryValidate({ code: ctx.request.input(field) })
  const checked = input ? await checkCode(ctx.signIn!.user, input.code) : failed({ type: 'wrong' })
  if (checked.ok) return checked.value
  const { error } = checked
  const retryAfter = error.type === 'locked' ? error.seconds : undefined
  const message = refusalText(ctx.locale, error, 'identity.code.wrong')
  refusedPage(ctx, { field, message, status: retryAfter ? 429 : 422, retryAfter })
  return undefined
}
