import { locales, type Locale } from '#config/i18n'
import { site } from '#shared/site/site'
import { translate } from '#shared/http/translate'
import type { HttpContext } from '@adonisjs/core/http'

export const isApi = ({ request }: HttpContext) => request.url().startsWith('/api/v')

type Failure = { status?: number; code?: string }

/** Codes with words of their own in lang api.json under `problems`; others are told by their status. */
const TOLD = ['E_NO_TOKEN', 'E_WRONG_TOKEN', 'E_NO_SCOPE', 'E_TOO_MANY_REQUESTS', 'E_BAD_PARAMETER']

/** Says what went wrong to a program, in the language that it asks for: problem+json (RFC 9457). */
export function sendProblem(ctx: HttpContext, error: unknown) {
  const { status = 500, code = '' } = (error ?? {}) as Failure
  const locale = localeOf(ctx)
  const name = TOLD.includes(code) ? code.slice(2).toLowerCase() : String(statusName(status))
  ctx.response.status(status)
  ctx.response.header('content-type', 'application/problem+json; charset=utf-8')
  ctx.response.header('content-language', locale)
  return ctx.response.send(
    JSON.stringify({
      type: `/api#${name}`,
      title: translate(locale, `api.problems.${name}.title`),
      status,
      detail: translate(locale, `api.problems.${name}.detail`),
      instance: `urn:uuid:${ctx.request.id()}`,
    })
  )
}

const statusName = (status: number) => (status === 404 ? 404 : status < 500 ? 400 : 500)

function localeOf({ request }: HttpContext): Locale {
  const wanted = request.languages().map((tag) => tag.slice(0, 2).toLowerCase())
  const known = wanted.find((one) => locales.includes(one as Locale))
  return (known as Locale | undefined) ?? site().defaultLocale
}
