import db from '@adonisjs/lucid/services/db'
import { translate } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { columnLabel } from '#shared/imports/import_heads'
import { importKind, type RowProblem } from '#shared/imports/import_kind'
import { fieldLabel, problemText } from '#operations/queries/import_words'
import type { Import } from '#shared/imports/import'
import type { Locale } from '#config/i18n'

const PORTION = 500

/** The bad rows of an import as they came, each with its line and the reasons. */
export function badRows(row: Import, locale: Locale) {
  const columns = importKind(row.kind)?.columns ?? []
  const found = columns.filter(({ name }) => row.heads?.found.includes(name) ?? true)
  return {
    name: `${row.kind.replace('.', '-')}-not-taken`,
    columns: [
      { key: ' line', label: translate(locale, 'imports.show.line'), width: 8 },
      { key: ' reason', label: translate(locale, 'imports.show.reason'), width: 60 },
      ...found.map(({ name }) => ({ key: name, label: columnLabel(row.kind, name, locale) })),
    ],
    rows: rowsOf(row, locale),
  }
}

async function* rowsOf({ id, kind }: Import, locale: Locale) {
  let last = -1
  for (;;) {
    const rows = await db
      .from('shared_import_rows')
      .where({ import_id: id, outcome: 'bad' })
      .where('line', '>', last)
      .orderBy('line')
      .limit(PORTION)
    for (const row of rows) {
      const reasons = fromJson<RowProblem[]>(row.problems).map(
        (one) => `${fieldLabel(kind, one.field, locale)}: ${problemText(kind, one, locale)}`
      )
      const place = row.place ?? row.line
      yield {
        ...fromJson<Record<string, string>>(row.cells),
        ' line': place,
        ' reason': reasons.join(' '),
      }
    }
    if (rows.length < PORTION) return
    last = rows.at(-1).line
  }
}
