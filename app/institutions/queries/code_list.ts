import CodeEntry from '#institutions/models/code_entry'
import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

/** The entries of one of the ministry's code lists (`institution_type`, `subject`, `licence` ...), in its order. */
export async function codeList(
  list: string,
  locale: Locale
): Promise<{ code: string; label: string }[]> {
  const entries = await CodeEntry.query().where('list', list).orderBy('position').orderBy('code')
  return entries.map(({ code, labelKm, labelEn }) => ({
    code,
    label: inLocale(locale, labelKm, labelEn),
  }))
}
