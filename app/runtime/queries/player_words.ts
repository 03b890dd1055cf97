import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

const STATES = [
  'saved',
  'saving',
  'queued',
  'offline',
  'stale',
  'over',
  'blocked',
  'visitor',
] as const
const SAID = [
  'ended',
  'course_ended',
  'nothing',
  'missing',
  'choose',
  'refused',
  'dropped',
] as const
const OUTCOMES = ['passed', 'failed', 'completed', 'incomplete'] as const

/** The words that `resources/js/elements/package_player.js` says. */
export function wordsOf(locale: Locale) {
  const words = (names: readonly string[], word: (name: string) => string) =>
    Object.fromEntries(names.map((name) => [name, word(name)]))
  // The number is put in by the page, as it changes.
  const count = { count: '{count}' }
  return JSON.stringify({
    ...words(SAID, (name) => translate(locale, `runtime.launch.${name}`)),
    states: words(STATES, (name) => translate(locale, `runtime.saving.${name}`, count)),
    outcomes: words(OUTCOMES, (name) => translate(locale, `runtime.outcomes.${name}`)),
  })
}
