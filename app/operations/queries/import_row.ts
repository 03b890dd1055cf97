import { translate } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { importKind } from '#shared/imports/import_kind'
import { fieldLabel, problemText } from '#operations/queries/import_words'
import type { RowChange, RowProblem } from '#shared/imports/import_kind'
import type { Locale } from '#config/i18n'

/** A row of an import as the preview shows it; of a bad row the reasons, of the others what would change. */
export function importRow(kind: string, row: any, locale: Locale) {
  const problems = fromJson<RowProblem[] | null>(row.problems) ?? []
  const changes = fromJson<RowChange[] | null>(row.changes) ?? []
  const nothing = translate(locale, 'imports.show.nothing')
  const label = (field: string) => fieldLabel(kind, field, locale)
  const word = (field: string, value: string | null) =>
    value === null ? nothing : (importKind(kind)?.wordOf?.(field, value, locale) ?? value)
  return {
    line: Number(row.line),
    isIn: !row.is_left_out,
    place: row.place ?? String(row.line),
    label: row.label as string,
    problemsText: problems
      .map((one) => `${label(one.field)}: ${problemText(kind, inWords(one, word), locale)}`)
      .join(' '),
    changesText: changes
      .map(({ field, before, after }) => {
        const arrow = row.outcome === 'change' ? `${word(field, before)} → ` : ''
        return `${label(field)}: ${arrow}${word(field, after)}`
      })
      .join('; '),
  }
}

/** What stood before and stands after, as people read it. */
function inWords(problem: RowProblem, word: (field: string, value: string) => string): RowProblem {
  const { field, data } = problem
  if (!data?.before || !data.after) return problem
  const [before, after] = [String(data.before), String(data.after)]
  return { ...problem, data: { ...data, before: word(field, before), after: word(field, after) } }
}
