import { localeOf } from '#shared/khmer/numbers'

const WORDS = { km: { and: 'និង', or: 'ឬ' }, en: { and: 'and', or: 'or' } }

/**
 * A list in words: «ក, ខ និង គ», "a, b and c".
 *
 * Composed here because `Intl.ListFormat('km')` puts a zero-width space instead of a space after
 * និង in a list of two, which then no longer equals the same words typed by hand.
 */
export function joinList(
  items: readonly string[],
  locale: string = 'km',
  word: 'and' | 'or' = 'and'
): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${WORDS[localeOf(locale)][word]} ${items.at(-1)}`
}
