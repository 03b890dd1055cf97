import { isOffered } from '#institutions/queries/code_list'
import { inLocale } from '#shared/http/translate'
import CodeEntry from '#institutions/models/code_entry'
import type { Locale } from '#config/i18n'

/** The ministry's lists that describe staff, by the column that holds a code of them. */
export const codeColumns = {
  positionCode: 'position',
  categoryCode: 'professional_category',
  qualificationCode: 'qualification',
  staffStatus: 'staff_status',
} as const

export type CodeColumn = keyof typeof codeColumns

export type PersonCodes = Record<CodeColumn, { value: string; text: string }[]>

/**
 * The entries of the lists. One query.
 * @param person for a form: codes that have ended are left out, save for those that the person has
 */
export async function personCodes(
  locale: Locale,
  person?: Partial<Record<CodeColumn, string | null>>
): Promise<PersonCodes> {
  const entries = await CodeEntry.query()
    .whereIn('list', Object.values(codeColumns))
    .orderBy('position')
    .orderBy('code')
  const ofList = (column: CodeColumn) =>
    entries
      .filter(({ list }) => list === codeColumns[column])
      .filter((entry) => !person || isOffered(entry, [person[column]]))
      .map((entry) => ({
        value: entry.code,
        text: inLocale(locale, entry.labelKm, entry.labelEn),
      }))
  return {
    positionCode: ofList('positionCode'),
    categoryCode: ofList('categoryCode'),
    qualificationCode: ofList('qualificationCode'),
    staffStatus: ofList('staffStatus'),
  }
}
