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

/** The entries to choose from. One query. */
export async function personCodes(locale: Locale): Promise<PersonCodes> {
  const entries = await CodeEntry.query()
    .whereIn('list', Object.values(codeColumns))
    .orderBy('position')
    .orderBy('code')
  const ofList = (list: string) =>
    entries
      .filter((entry) => entry.list === list)
      .map((entry) => ({
        value: entry.code,
        text: inLocale(locale, entry.labelKm, entry.labelEn),
      }))
  return {
    positionCode: ofList(codeColumns.positionCode),
    categoryCode: ofList(codeColumns.categoryCode),
    qualificationCode: ofList(codeColumns.qualificationCode),
    staffStatus: ofList(codeColumns.staffStatus),
  }
}
