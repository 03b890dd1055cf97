import { clusterTokens } from '#shared/khmer/clusters'
import { searchKey } from '#shared/khmer/normalise'
import { foldLatin } from '#identity/find/fold_latin'
import { normaliseIdentifier } from '#identity/secrets/normalise'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

export const LONGEST_KEY = 100

/** Numbers and user names stand apart from names, which never begin with this. */
const MARK = '='

export type Findable = {
  surnameKm: string | null
  givenKm: string | null
  surnameLatin: string | null
  givenLatin: string | null
  phone?: string | null
  /** User name, civil-servant number and former ones, student number, pseudonym. */
  names: (string | null | undefined)[]
}

/** A word of a name as it is compared: Khmer by its clusters, Latin by its sound. */
export const foldWord = (word: string) =>
  /\p{Script=Khmer}/u.test(word) ? clusterTokens(word).join('') : foldLatin(word)

const words = (text: string | null) =>
  searchKey(text ?? '')
    .split(' ')
    .map(foldWord)
    .filter(Boolean)

/** Each word once in front, the others behind it: «sokdara» and «darasok». */
const rotations = (list: string[]) =>
  list.map((_, index) => [...list.slice(index), ...list.slice(0, index)].join(''))

/** The later parts of a Khmer name written as one word: «សុភា» of «ចាន់សុភា». */
function tails(given: string | null): string[] {
  const parts = clusterTokens(given ?? '')
  return parts
    .map((_, index) => parts.slice(index).join(''))
    .slice(1)
    .filter((_, index) => parts.length - index > 2)
}

/** A phone number as it is dialled in the country: `+855 12 345 678` is `012345678`. */
export const localPhone = (phone: string) =>
  normaliseIdentifier(phone)
    .replace(/[^\d+]/g, '')
    .replace(/^(\+|00)855/, '0')
    .replace(/^00/, '0')

/**
 * The keys under which a person is found: a search is for a prefix of one of them. Names come in every order of
 * their words and without spaces between, since Khmer is written without and Latin spellings differ in them.
 */
export function personKeys(person: Findable): string[] {
  const khmer = [...words(person.surnameKm), ...words(person.givenKm)]
  const latin = [...words(person.surnameLatin), ...words(person.givenLatin)]
  const numbers = person.names.map((one) => (one ? normaliseIdentifier(one) : null))
  if (person.phone) numbers.push(localPhone(person.phone))
  const keys = [
    ...rotations(khmer),
    ...tails(person.givenKm).map((tail) => `${tail}${words(person.surnameKm).join('')}`),
    ...rotations(latin),
    ...numbers.filter(Boolean).map((one) => `${MARK}${one}`),
  ]
  return [...new Set(keys.map((key) => key.slice(0, LONGEST_KEY)).filter(Boolean))]
}

/** What typed words may be the beginning of: a name, and a number or user name. */
export function typedKeys(typed: string) {
  const folded = searchKey(typed).split(' ').map(foldWord).filter(Boolean)
  const plain = normaliseIdentifier(typed).replace(/\s+/g, '')
  const isPhone = /^[+\d][\d ()-]{5,}$/.test(normaliseIdentifier(typed))
  return {
    name: /\p{L}/u.test(typed) ? folded.join('').slice(0, LONGEST_KEY) : '',
    words: folded,
    numbers: [...new Set([plain, isPhone ? localPhone(typed) : ''])]
      .filter((one) => /^[\p{L}\p{N}+][\p{L}\p{N}+./@_-]*$/u.test(one))
      .map((one) => `${MARK}${one}`),
  }
}

const LAST = '\u{10FFFF}'

type Query = DatabaseQueryBuilderContract<any>

/** Narrows a query to the keys that begin with `prefix`. */
export const startsWith = (query: Query, column: string, prefix: string): Query =>
  query.where(column, '>=', prefix).where(column, '<', `${prefix}${LAST}`)

/**
 * The same where people are known already: a value is compared and not the column, for PostgreSQL takes a range of
 * the index to hold next to nothing and would walk it for each of them.
 */
export const beginsWith = (query: Query, column: string, prefix: string): Query =>
  query.whereRaw(`${column} || '' >= ? and ${column} || '' < ?`, [prefix, `${prefix}${LAST}`])
