import i18nManager from '@adonisjs/i18n/services/main'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'
import type { FileProblem } from '#media/types'

/** Why a file was refused or could not be converted, as a sentence. What is said of archives is said of packages too. */
export function problemText({ code, data }: FileProblem, locale: Locale): string {
  const own = `media.problems.${code}`
  const key = i18nManager.locale(locale).hasMessage(own) ? own : `runtime.problems.${code}`
  return translate(locale, key, data)
}
