import { translate } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { fieldLabel, problemText } from '#operations/queries/import_words'
import type { RowChange, RowProblem } from '#shared/imports/import_kind'
import type { Locale } from '#config/i18n'

/** A row of an import as the preview shows it; of a bad row the reasons, of the others what would change. */
export function importRow(kind: string, row: any, locale: Locale) {
  const problems = fromJson<RowProblem[] | null>(row.problems) ?? []
  const changes = fromJson<RowChange[] | null>(row.changes) ?? []
  const nothing = translate(locale, 'imports.show.nothing')
  const label = (field: string) => fieldLabel(kind, field, locale)
  return {
    line: Number(row.line),
    isIn: !row.is_left_out,
    place: row.place ?? String(row.line),
    label: row.label as string,
    problemsText: problems
      .map((one) => `${label(one.field)}: ${problemText(kind, one, locale)}`)
      .join(' '),
    changesText: changes
      .map(({ field, before, after }) => {
        const arrow = row.outcome === 'change' ? `${before ?? nothing} → ` : ''
        return `${label(field)}: ${arrow}${after ?? nothing}`
      })
      .join('; '),
  }
}
