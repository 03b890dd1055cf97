import { normalise, searchKey } from '#shared/khmer/normalise'

const KHMER = '\\u1780-\\u17D3\\u17D7\\u17DC\\u17DD'
/** Between Khmer letters a space is a matter of taste. */
const SPACES = new RegExp(`(?<=[${KHMER}])\\s+(?=[${KHMER}])`, 'g')
/** What ends a sentence says nothing about the answer. */
const ENDS = /^[\s"'«»“”‘’]+|[\s.!?។៕"'«»“”‘’]+$/g

/**
 * A short answer as it is compared: Khmer in its canonical order whatever the order of typing, without zero-width
 * spaces and spaces between words, digits alike, capitals and accents alike unless they count.
 */
export function answerKey(text: string, caseSensitive = false): string {
  const key = caseSensitive ? normalise(text).replace(/\s+/g, ' ').trim() : searchKey(text)
  return key.replace(SPACES, '').replace(ENDS, '')
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

type How = { caseSensitive?: boolean; wildcard?: boolean }

/** Whether `given` is what is asked for. With `wildcard` a `*` in the answer stands for anything, `\*` for itself. */
export function isSame(given: string, wanted: string, { caseSensitive, wildcard }: How = {}) {
  const typed = answerKey(given, caseSensitive)
  if (!wildcard || !wanted.includes('*')) return typed === answerKey(wanted, caseSensitive)
  const parts = wanted
    .split(/(?<!\\)\*/)
    .map((one) => escaped(answerKey(one.replaceAll('\\*', '*'), caseSensitive)))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(typed)
}
