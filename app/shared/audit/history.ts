import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { fromJson } from '#shared/database/from_json'
import { readTime } from '#shared/database/times'
import { diffWords, type TextDiff } from '#shared/text/diff_words'
import { formatDate, formatTime } from '#shared/khmer/index'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

export type HistoryLine = {
  at: string
  /** Who did it; the server itself for packs. */
  person: string
  what: string
  changes: (TextDiff & { label: string })[]
}

/** Names of people by their ids, in the reader's language. */
export type PersonNames = (ids: string[], locale: Locale) => Promise<Map<string, string>>

let names: (() => Promise<{ default: PersonNames }>) | undefined

/** How the module that knows people says their names: modules below it show who changed something. */
export const providePersonNames = (load: typeof names) => {
  names = load
}

type Subject = { type: string; id: string }
type Json = Record<string, unknown> | null

/** The latest changes of one row as the audit log has them, the newest first. Two queries. */
export async function historyOf(
  subject: Subject,
  locale: Locale,
  most = 20
): Promise<HistoryLine[]> {
  const rows = await db
    .from('shared_audit')
    .where({ subject_type: subject.type, subject_id: subject.id })
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .select('at', 'actor_id', 'verb', 'before', 'after')
  const people = [...new Set<string>(rows.map((row) => row.actor_id))]
  const provider = people.length > 0 ? await names?.() : undefined
  const known = provider ? await provider.default(people, locale) : new Map<string, string>()
  return rows.map((row) => {
    const at = readTime(row.at)
    const isServer = row.actor_id === SYSTEM.personId
    return {
      at: `${formatDate(at, { locale, style: 'short' })} ${formatTime(at, { locale })}`,
      person: isServer ? translate(locale, 'audit.system') : (known.get(row.actor_id) ?? '–'),
      what: translate(locale, `audit.${row.verb}`),
      changes: changes(fromJson<Json>(row.before), fromJson<Json>(row.after)),
    }
  })
}

const shown = (value: unknown) =>
  value === undefined || value === null || value === ''
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

function changes(before: Json, after: Json) {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields.map((label) => ({
    label,
    ...diffWords(shown(before?.[label]), shown(after?.[label])),
  }))
}
