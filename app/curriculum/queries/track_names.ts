import { codeList } from '#institutions/queries/code_list'
import type { Locale } from '#config/i18n'

/** The words of the tracks by their codes, in the reader's language. */
export async function trackNames(locale: Locale): Promise<Map<string, string>> {
  const entries = await codeList('grade_track', locale)
  return new Map(entries.map(({ code, label }) => [code, label]))
}
