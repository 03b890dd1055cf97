import i18nManager from '@adonisjs/i18n/services/main'
import { ZONE } from '#shared/clock'
import { readTime } from '#shared/database/times'
import { fieldWord } from '#shared/http/field_word'
import { translate } from '#shared/http/translate'
import { personalDataKinds } from '#shared/privacy/personal_data'
import type { Locale } from '#config/i18n'

export type DataSection = {
  kind: string
  title: string
  /** Why it is kept when the rest is erased. */
  kept: string | undefined
  columns: { key: string; label: string }[]
  rows: Record<string, string>[]
}

const TIME = /_at$/

/** Words of the fields that mean the same in every kind of data. */
const WORDS = { sex: 'people.sex', role: 'identity.roles', locale: 'shared.language' }

/** The word for a value, such as "female"; undefined where none is known. */
function word(value: unknown, where: string | undefined, locale: Locale) {
  for (const path of where ? [`${where}.${value}`, `${where}.${value}.title`] : []) {
    if (i18nManager.locale(locale).hasMessage(path)) return translate(locale, path)
  }
  return undefined
}

function shown(key: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (key.startsWith('is_')) return value ? '✓' : '–'
  if (value instanceof Date || (TIME.test(key) && typeof value === 'string')) {
    return readTime(value).setZone(ZONE).toFormat('yyyy-MM-dd HH:mm')
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/**
 * Everything the modules hold about a person, kind by kind; kinds that hold nothing are left out.
 * @param only one kind, for the page, which asks few questions
 */
export async function personalData(
  personId: string,
  locale: Locale,
  only?: string
): Promise<DataSection[]> {
  const sections: DataSection[] = []
  for (const { kind, query, erase, words } of personalDataKinds()) {
    if (only && kind !== only) continue
    const rows = await query(personId, locale)
    if (rows.length === 0) continue
    const keys = Object.keys(rows[0])
    const paths: Record<string, string> = { ...WORDS, ...words }
    const text = (key: string, value: unknown) =>
      word(value, paths[key], locale) ?? shown(key, value)
    sections.push({
      kind,
      title: translate(locale, `privacy.kinds.${kind}`),
      kept: erase ? undefined : translate(locale, `privacy.kept.${kind}`),
      columns: keys.map((key) => ({ key, label: fieldWord(key, locale) })),
      rows: rows.map((row) => Object.fromEntries(keys.map((key) => [key, text(key, row[key])]))),
    })
  }
  return sections
}
