import { translate } from '#shared/http/translate'
import type { HttpContext } from '@adonisjs/core/http'

type Tone = 'ok' | 'warn' | 'bad' | 'info'

/** Says on the next page what has happened, in the words of `key`. */
export function notice(
  ctx: HttpContext,
  key: string,
  data?: Record<string, unknown>,
  tone: Tone = 'ok'
) {
  ctx.session.flash('notice', { tone, text: translate(ctx.locale, key, data) })
}
