import i18nManager from '@adonisjs/i18n/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { Locale } from '#config/i18n'

/** A request's context as pages see it, without a server. */
export async function pageContext(locale: Locale = 'km') {
  const ctx = await testUtils.createHttpContext()
  ctx.locale = locale
  ctx.i18n = i18nManager.locale(locale)
  return ctx
}
