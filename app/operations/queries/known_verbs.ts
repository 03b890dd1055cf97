import i18nManager from '@adonisjs/i18n/services/main'
import { moduleNames } from '#app/modules'
import type { Locale } from '#config/i18n'

const PREFIXES = ['shared', ...moduleNames].map((name) => `audit.${name}.`)

/** Every verb that has words, with them: the choices of the filter. */
export function knownVerbs(locale: Locale): { value: string; text: string }[] {
  return Object.entries(i18nManager.getTranslationsFor(locale))
    .filter(([key]) => PREFIXES.some((prefix) => key.startsWith(prefix)))
    .map(([key, text]) => ({ value: key.slice('audit.'.length), text }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
}
