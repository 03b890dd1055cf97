import i18nManager from '@adonisjs/i18n/services/main'
import { RequestValidator, type HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { I18n } from '@adonisjs/i18n'
import { site } from '#shared/site/site'
import type { Locale } from '#config/i18n'

const COOKIE = 'lang'

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    locale: Locale
    i18n: I18n
  }
}

const known = (value: unknown): value is Locale => site().locales.includes(value as Locale)

/** Keeps `locale` as the language of this browser. */
export function rememberLocale({ response }: HttpContext, locale: Locale) {
  response.plainCookie(COOKIE, locale, { httpOnly: false, encode: false })
}

/**
 * The language of the request: the one chosen before, else that of the site. `?lang=en` on any page chooses and comes back
 * to the same address without it, so that an address that is passed on forces no language on anyone.
 */
export default class LocaleMiddleware {
  static {
    RequestValidator.messagesProvider = (ctx) => ctx.i18n.createMessagesProvider()
  }

  async handle(ctx: HttpContext, next: NextFn) {
    const { request, response } = ctx
    const chosen = request.plainCookie(COOKIE, undefined, false)
    ctx.locale = known(chosen) ? chosen : site().defaultLocale
    ctx.i18n = i18nManager.locale(ctx.locale)

    const wanted = request.qs().lang
    if (known(wanted) && request.method() === 'GET') {
      rememberLocale(ctx, wanted)
      const { lang, ...rest } = request.qs()
      const query = new URLSearchParams(rest).toString()
      return response
        .redirect()
        .status(303)
        .toPath(request.url() + (query ? `?${query}` : ''))
    }
    return next()
  }
}
