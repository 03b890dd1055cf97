import { KeyError } from '#mirror/trust/key_ring'
import { translate } from '#shared/http/translate'

/** A sentence of the console, in both languages. */
export const say = (key: string, data: Record<string, string | number> = {}) =>
  (['km', 'en'] as const).map((locale) => translate(locale, `mirror.keys.${key}`, data)).join('\n')

/** What went wrong and what to do; undefined where nobody expected it. */
export function problemOf(error: unknown): string | undefined {
  if (!(error instanceof KeyError)) return undefined
  const detail = Object.values(error.facts).join(' ')
  return `${say(`errors.${error.code}`)}${detail ? `\n${detail}` : ''}`
}
