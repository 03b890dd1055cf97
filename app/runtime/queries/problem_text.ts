import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'
import type { Problem } from '#runtime/types'

/** A problem of a package as a sentence. */
export const problemText = ({ code, data }: Problem, locale: Locale) =>
  translate(locale, `runtime.problems.${code}`, data)
