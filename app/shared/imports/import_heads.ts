import { translate } from '#shared/http/translate'
import { importKind, type ImportKind } from '#shared/imports/import_kind'
import type { Locale } from '#config/i18n'
import type { TableColumn } from '#shared/sheets/match_header'

/** The words of a column in one language. */
export const columnLabel = (kind: string, name: string, locale: Locale) =>
  translate(locale, `imports.columns.${wordsOf(kind)}.${name}`)

/** The name under which the words of a kind stand. */
export const wordsOf = (kind: string) => importKind(kind)?.words ?? kind

/** The columns of a kind with everything they may be called in a file. */
export const columnsWithHeads = ({ kind, columns }: ImportKind): TableColumn[] =>
  columns.map(({ name, required, aliases = [] }) => ({
    name,
    required,
    heads: [columnLabel(kind, name, 'km'), columnLabel(kind, name, 'en'), ...aliases],
  }))
