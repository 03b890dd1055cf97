import { translate } from '#shared/http/translate'
import { describeColumns } from '#operations/queries/import_form'
import type { ImportKind } from '#shared/imports/import_kind'
import type { Locale } from '#config/i18n'

/** An empty list of a kind; in a workbook a second sheet says what belongs into each column. */
export function templateSheet(kind: ImportKind, locale: Locale) {
  const columns = describeColumns(kind, locale)
  const say = (key: string) => translate(locale, `imports.template.${key}`)
  return {
    name: kind.kind.replace('.', '-'),
    columns: columns.map(({ name, label }) => ({ key: name, label, width: 24 })),
    extra: {
      name: say('sheet'),
      widths: [28, 14, 60, 24],
      rows: [
        [say('column'), say('required'), say('note'), say('example')],
        ...columns.map(({ label, required, note, example }) => [
          ...[label, required ? say('yes') : ''],
          ...[note, example],
        ]),
      ],
    },
  }
}
