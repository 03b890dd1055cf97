import { translate } from '#shared/http/translate'
import { columnLabel, wordsOf } from '#shared/imports/import_heads'
import { acceptOf } from '#operations/validators/import'
import { kindTitle, whyNotHere } from '#operations/queries/import_words'
import { uploadLimit } from '#config/bodyparser'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { ImportKind, ImportOptions } from '#shared/imports/import_kind'

/** The page on which a file is chosen: what the file must hold, and the choices that go with it. */
export async function importForm(
  kind: ImportKind,
  actor: Actor,
  given: ImportOptions,
  locale: Locale
) {
  const choices = (await kind.options?.(actor, locale, given)) ?? []
  return {
    kind: kind.kind,
    title: kindTitle(kind.kind, locale),
    lead: translate(locale, `imports.kinds.${kind.kind}.lead`),
    closed: whyNotHere(kind, locale),
    accept: acceptOf(kind),
    limit: uploadLimit,
    hasTemplate: kind.hasTemplate ?? !kind.reader,
    needsFile: kind.file === undefined,
    takesFile: kind.file !== 'none',
    choices: choices.map((one) => ({
      ...one,
      label: translate(locale, `imports.options.${wordsOf(kind.kind)}.${one.name}`),
      hint: one.type
        ? translate(locale, `imports.options.${wordsOf(kind.kind)}.${one.name}_hint`)
        : '',
      value: given[one.name],
    })),
    /** Options that came with the address and are no choice on the page. */
    fixed: Object.entries(given).filter(([name]) => !choices.some((one) => one.name === name)),
    columns: describeColumns(kind, locale),
  }
}

/** What stands in each column, in words. */
export const describeColumns = ({ kind, columns }: ImportKind, locale: Locale) =>
  columns.map(({ name, required, note, example }) => ({
    name,
    label: columnLabel(kind, name, locale),
    required: required ?? false,
    note: note ? translate(locale, `imports.notes.${wordsOf(kind)}.${name}`) : '',
    example: example ?? '',
  }))
