import { translate } from '#shared/http/translate'
import { PlaceError } from '#operations/backups/places/place'
import { SnapshotError } from '#operations/backups/format/manifest'
import { bytes } from '#shared/http/view/bytes'
import { locales } from '#config/i18n'
import type { Locale } from '#config/i18n'

/** What the system and PostgreSQL say where it is not ours to mend. */
const EXPECTED: Record<string, string | undefined> = {
  'ENOSPC': 'no_room',
  '28P01': 'database_refused',
  '28000': 'database_refused',
  '42501': 'database_refused',
  '3D000': 'database_missing',
  'SQLITE_CANTOPEN': 'database_missing',
  'ECONNREFUSED': 'database_silent',
  'ENOTFOUND': 'database_silent',
  'EAI_AGAIN': 'database_silent',
  'ETIMEDOUT': 'database_silent',
}

/** An expected failure as its code, for rows and jobs; undefined for one that nobody expected. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof PlaceError || error instanceof SnapshotError) return error.code
  return EXPECTED[(error as { code?: string } | undefined)?.code ?? '']
}

/** The sentence for an expected failure: what happened and what to do. */
export function sentenceOf(error: unknown, locale: Locale): string | undefined {
  const code = codeOf(error)
  if (code === undefined) return undefined
  const facts = { ...(error as PlaceError).facts }
  for (const name of ['needed', 'free']) {
    if (typeof facts[name] === 'number') facts[name] = bytes(facts[name] as number)
  }
  const detail = Object.values(facts).join(' · ')
  const text = translate(locale, `backups.problems.${code}`)
  return detail ? `${text} (${detail})` : text
}

/** Both languages, for the console: Khmer is the first. */
export const inBoth = (key: string, data?: Record<string, unknown>) =>
  locales.map((locale) => translate(locale, key, data)).join('\n')
