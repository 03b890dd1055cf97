import CodeEntry from '#institutions/models/code_entry'
import { inLocale } from '#shared/http/translate'
import { isActiveOn, todayThere } from '#institutions/code_entry_columns'
import type { Locale } from '#config/i18n'

export type CodeItem = { code: string; label: string }

/**
 * The entries of one of the ministry's code lists (`institution_type`, `subject`, `licence` ...), in its order, also
 * those that have ended: what was entered with such a code keeps its word.
 */
export async function codeList(list: string, locale: Locale): Promise<CodeItem[]> {
  const entries = await entriesOf(list)
  return entries.map((entry) => item(entry, locale))
}

/** What may be chosen today, and `present`, the code that stands already, even where it has ended. */
export async function codeChoices(
  list: string,
  locale: Locale,
  present?: string | null
): Promise<CodeItem[]> {
  const entries = await entriesOf(list)
  return entries.filter((entry) => isOffered(entry, [present])).map((entry) => item(entry, locale))
}

/** Whether a form offers the entry: it may be chosen today, or stands already. */
export const isOffered = (entry: CodeEntry, present: readonly (string | null | undefined)[]) =>
  present.includes(entry.code) || isActiveOn(entry, todayThere())

const entriesOf = (list: string) =>
  CodeEntry.query().where('list', list).orderBy('position').orderBy('code')

const item = ({ code, labelKm, labelEn }: CodeEntry, locale: Locale): CodeItem => ({
  code,
  label: inLocale(locale, labelKm, labelEn),
})
