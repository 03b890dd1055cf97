import i18nManager from '@adonisjs/i18n/services/main'
import { fieldWord } from '#shared/http/field_word'
import { translate } from '#shared/http/translate'
import { fileProblemText } from '#media/queries/file_problem_text'
import { columnLabel, wordsOf } from '#shared/imports/import_heads'
import { importKind, type ImportKind } from '#shared/imports/import_kind'
import type { RowProblem } from '#shared/imports/import_kind'
import type { ImportProblem } from '#shared/imports/import'
import type { Locale } from '#config/i18n'

export const kindTitle = (kind: string, locale: Locale) =>
  translate(locale, `imports.kinds.${kind}.title`)

/** Why a kind is not offered on this server, in words; undefined where it is. */
export function whyNotHere(kind: ImportKind, locale: Locale) {
  const code = kind.notHere?.()
  return code && translate(locale, `imports.not_here.${code}`)
}

/** The words of a column, or of the field that a row fills. */
export function fieldLabel(kind: string, field: string, locale: Locale) {
  const isColumn = importKind(kind)?.columns.some(({ name }) => name === field)
  const key = `imports.columns.${wordsOf(kind)}.${field}`
  return isColumn || i18nManager.locale(locale).hasMessage(key)
    ? columnLabel(kind, field, locale)
    : fieldWord(field, locale)
}

/** What is wrong with a row, in words: those of the kind, or the general ones. */
export function problemText(kind: string, { code, data }: RowProblem, locale: Locale): string {
  const keys = [`imports.problems.${wordsOf(kind)}.${code}`, `imports.problems.${code}`]
  const key = keys.find((one) => i18nManager.locale(locale).hasMessage(one))
  return key ? translate(locale, key, asText(data)) : fileProblemText({ code, data }, locale)
}

/** Why the file was refused, or what happened to the whole import. */
export function fileProblem({ code, data }: ImportProblem, kind: string, locale: Locale): string {
  const words: Record<string, string | number> = { ...data }
  if (typeof words.columns === 'string') {
    const names = words.columns.split(',').map((name) => `«${fieldLabel(kind, name, locale)}»`)
    words.columns = names.join(', ')
  }
  if (words.reason) {
    words.reason = problemText(kind, { field: '', code: String(words.reason) }, locale)
  }
  return translate(locale, `imports.file.${code}`, words)
}

/** Numbers of rows and of digits are written as they are, without separators. */
const asText = (data: RowProblem['data'] = {}) =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, String(value)]))
