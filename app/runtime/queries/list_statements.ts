import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { identifierOf } from '#runtime/lrs/validation/agents'
import { definitionsOf } from '#runtime/lrs/store/definitions'
import { keyOf, millisecondsOf } from '#runtime/lrs/store/keys'
import { verbWord, wordsOf } from '#runtime/lrs/words'
import { findStatement, findStatements } from '#runtime/lrs/store/find_statements'
import { authorityOf } from '#runtime/lrs/reader_authority'
import { formatDate, formatTime } from '#shared/khmer/index'
import { appUrl } from '#config/app'
import type { Actor } from '#shared/actor'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { Locale } from '#config/i18n'
import type { StatementFilter } from '#runtime/lrs/statement_filter'
import type { StatementRow } from '#runtime/lrs/store/find_statements'

export const PER_PAGE = 50
const VERBS_SHOWN = 200

/** What a page shows of a statement. */
export type StatementLine = {
  id: string
  statementId: string
  who: string
  verb: string
  verbId: string
  object: string
  objectId: string
  at: string
  source: string
  isVoided: boolean
}

/** Who it is: the name of an account, never more than the record says. */
const whoOf = (agent: JsonObject): string =>
  agent.account?.name ?? agent.name ?? identifierOf(agent) ?? '…'

/** What a statement speaks of. */
function objectOf(row: StatementRow): JsonObject {
  const { object } = JSON.parse(row.statement) as JsonObject
  return object.objectType === 'SubStatement' ? object.object : object
}

/** What other statements have said of the activities that these only name. */
async function knownOf(rows: StatementRow[]) {
  const unnamed = rows
    .map(objectOf)
    .filter(({ id, definition }) => id && !definition?.name)
    .map(({ id }) => keyOf('activity', id))
  return unnamed.length > 0 ? definitionsOf([...new Set(unnamed)], db.connection()) : undefined
}

type Known = Awaited<ReturnType<typeof knownOf>>

function lineOf(row: StatementRow, locale: Locale, known?: Known): StatementLine {
  const { actor, verb } = JSON.parse(row.statement) as JsonObject
  const at = DateTime.fromMillis(millisecondsOf(row.id))
  const inner = objectOf(row)
  const name = inner.definition?.name ?? known?.get(keyOf('activity', inner.id ?? ''))?.name
  return {
    ...{ id: row.id, statementId: row.statement_id, isVoided: Boolean(row.is_voided) },
    who: whoOf(actor),
    verb: verbWord(verb, locale),
    verbId: verb.id,
    object: wordsOf(name, locale) ?? inner.id ?? whoOf(inner),
    objectId: inner.id ?? '',
    at: `${formatDate(at, { locale, style: 'short' })} ${formatTime(at, { locale })}`,
    source: row.source,
  }
}

const queryOf = ({ verb, activity, person, from, to, source }: StatementFilter) => ({
  verb: verb ? keyOf('verb', verb) : undefined,
  activity: activity ? keyOf('activity', activity) : undefined,
  relatedActivities: true,
  agent: person ? keyOf('agent', identifierOf(agentFrom(person))!) : undefined,
  since: from ? from.toMillis() - 1 : undefined,
  until: to ? to.toMillis() : undefined,
  source: source ?? undefined,
  withVoided: true,
})

/** As it is typed: a name in records of this site, or an e-mail address. */
const agentFrom = (typed: string): JsonObject =>
  typed.includes('@')
    ? { mbox: typed.startsWith('mailto:') ? typed : `mailto:${typed}` }
    : { account: { homePage: appUrl, name: typed } }

/** A page of the statements within the reader's reach, the newest first; `older` begins the next one. */
export async function listStatements(
  actor: Actor,
  filter: StatementFilter,
  { before, locale, limit = PER_PAGE }: { before?: string; locale: Locale; limit?: number }
) {
  const query = { ...queryOf(filter), ascending: false, limit, after: before }
  const { rows, hasMore } = await findStatements(query, authorityOf(actor))
  const known = await knownOf(rows)
  return {
    lines: rows.map((row) => lineOf(row, locale, known)),
    older: hasMore ? rows.at(-1)!.id : undefined,
  }
}

/** The statements of the filter one after the other, in portions. */
export async function* eachStatement(actor: Actor, filter: StatementFilter, most: number) {
  let after: string | undefined
  for (let sent = 0; sent < most;) {
    const query = { ...queryOf(filter), ascending: false, limit: 200, after }
    const { rows, hasMore } = await findStatements(query, authorityOf(actor))
    yield* rows.slice(0, most - sent)
    sent += rows.length
    if (!hasMore) return
    after = rows.at(-1)!.id
  }
}

/** One statement with its files, or null. */
export async function showStatement(actor: Actor, statementId: string, locale: Locale) {
  const row = await findStatement(statementId, authorityOf(actor))
  if (!row) return null
  const files = await db
    .from('runtime_statement_attachments')
    .where('row_id', row.id)
    .select('sha2', 'content_type')
  const json = JSON.parse(row.statement)
  return {
    line: lineOf(row, locale, await knownOf([row])),
    files,
    text: JSON.stringify(json, null, 2),
  }
}

/** The verbs of the newest statements, for choosing. */
export async function verbChoices(actor: Actor, locale: Locale) {
  const query = { ascending: false, limit: VERBS_SHOWN, withVoided: true }
  const { rows } = await findStatements(query, authorityOf(actor))
  const verbs = new Map(rows.map((row) => lineOf(row, locale)).map((one) => [one.verbId, one.verb]))
  return [...verbs]
    .map(([value, text]) => ({ value, text }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
}
