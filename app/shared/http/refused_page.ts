import { PageState } from '#shared/http/page_state'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * Prepares the form's page to come back with one error that no validator finds: too many attempts (429), a
 * wrong secret (422). `typed` are the values that go back into the form, never secrets.
 */
export function refusedPage(
  ctx: HttpContext,
  refused: { field: string; message: string; status?: number; retryAfter?: number },
  typed: Record<string, unknown> = {}
) {
  ctx.pageState ??= new PageState(ctx)
  ctx.pageState.old = typed
  ctx.pageState.errors[refused.field] = [refused.message]
  ctx.response.status(refused.status ?? 422)
  if (refused.retryAfter) ctx.response.header('retry-after', String(refused.retryAfter))
}
