import db from '@adonisjs/lucid/services/db'
import { idFrom } from '#runtime/lrs/store/keys'
import { withinReach } from '#runtime/lrs/store/reach'
import type { Authority } from '#runtime/lrs/authority'

/** What a query of statements asks for; keys as `#runtime/lrs/store/keys` makes them, times in milliseconds. */
export type StatementQuery = {
  agent?: string
  verb?: string
  activity?: string
  registration?: string
  relatedAgents?: boolean
  relatedActivities?: boolean
  /** After this moment. */
  since?: number
  /** Up to this moment. */
  until?: number
  source?: string
  /** Taken back ones too; only pages of ours ask for them. */
  withVoided?: boolean
  ascending: boolean
  limit: number
  /** The last row of the page before. */
  after?: string
}

export type StatementRow = {
  id: string
  statement_id: string
  statement: string
  has_attachments: boolean | number
  is_voided: boolean | number
  source: string
}

type Facet = 'agent' | 'verb' | 'activity' | 'registration'

/** The narrowest first: it leads, the others are looked at in each row. */
const FACETS: Facet[] = ['registration', 'agent', 'activity', 'verb']

const COLUMN = {
  agent: 'actor_key',
  verb: 'verb_key',
  activity: 'activity_key',
  registration: 'registration',
} as const

const FIELDS = ['id', 'statement_id', 'statement', 'has_attachments', 'is_voided', 'source']

/**
 * A page of statements in the order in which they were stored, and whether there are more. Each question is asked of
 * the statements' own columns and of their relations, which also hold what a statement that is pointed to speaks of;
 * both are walks along an index.
 */
export async function findStatements(
  query: StatementQuery,
  authority: Authority
): Promise<{ rows: StatementRow[]; hasMore: boolean }> {
  const facets = FACETS.filter((one) => query[one] !== undefined)
  const branches = [direct(query, authority, facets)]
  if (facets.length > 0) branches.push(related(query, authority, facets))
  if (facets[0] === 'agent' && query.relatedAgents) {
    branches.push(direct(query, authority, facets, 'authority_key'))
  }
  const found: StatementRow[] = []
  for (const branch of branches) found.push(...(await branch))
  const way = query.ascending ? 1 : -1
  const byId = new Map(found.map((row) => [row.id, row]))
  const rows = [...byId.values()].sort((one, other) => (one.id < other.id ? -way : way))
  return { rows: rows.slice(0, query.limit), hasMore: rows.length > query.limit }
}

/** @param column where the leading facet is looked for */
function direct(
  query: StatementQuery,
  authority: Authority,
  [lead, ...others]: Facet[],
  column: string = COLUMN[lead]
) {
  const rows = db.from('runtime_statements as m').select(FIELDS.map((name) => `m.${name}`))
  if (lead) rows.where(`m.${column}`, query[lead]!)
  for (const facet of others) narrow(rows, query, facet)
  return page(rows, 'm.id', query, authority, 'm')
}

function related(query: StatementQuery, authority: Authority, [lead, ...others]: Facet[]) {
  const rows = db
    .from('runtime_statement_relations as r')
    .join('runtime_statements as m', 'm.id', 'r.via_id')
    .join('runtime_statements as s', 's.id', 'r.row_id')
    .where('r.key', query[lead]!)
    .select(FIELDS.map((name) => `s.${name}`))
  if (!isWide(query, lead)) rows.where('r.is_broad', false)
  for (const facet of others) narrow(rows, query, facet)
  return page(rows, 'r.row_id', query, authority, 's')
}

/** Whether the facet may lie in the relations of the statement rather than in its column. */
const isBroad = (query: StatementQuery, facet: Facet) =>
  facet === 'agent' || (facet === 'activity' && query.relatedActivities === true)

const isWide = (query: StatementQuery, facet: Facet) =>
  (facet === 'agent' && query.relatedAgents) || (facet === 'activity' && query.relatedActivities)

type Rows = ReturnType<typeof db.from>

function narrow(rows: Rows, query: StatementQuery, facet: Facet) {
  const key = query[facet]!
  const column = COLUMN[facet]
  // Not a plain column: the walk goes along the index of the leading facet, which is the narrowest.
  if (!isBroad(query, facet)) return rows.whereRaw(`coalesce(m.${column}, null) = ?`, [key])
  const among = db
    .from('runtime_statement_relations as x')
    .where('x.key', key)
    .whereColumn('x.row_id', 'm.id')
    .whereColumn('x.via_id', 'm.id')
  if (!isWide(query, facet)) among.where('x.is_broad', false)
  return rows.where((either) => {
    either.where(`m.${COLUMN[facet]}`, key).orWhereExists(among)
    if (facet === 'agent' && query.relatedAgents) either.orWhere('m.authority_key', key)
  })
}

function page(
  rows: Rows,
  id: string,
  query: StatementQuery,
  authority: Authority,
  alias: 'm' | 's'
) {
  const { ascending, after, since, until, source } = query
  withinReach(rows, authority, alias)
  if (!query.withVoided) rows.where(`${alias}.is_voided`, false)
  if (source) rows.where(`${alias}.source`, source)
  if (since !== undefined) rows.where(id, '>=', idFrom(since + 1))
  if (until !== undefined) rows.where(id, '<', idFrom(until + 1))
  if (after) rows.where(id, ascending ? '>' : '<', after)
  return rows.orderBy(id, ascending ? 'asc' : 'desc').limit(query.limit + 1)
}

/** One statement by its own id, whether it was taken back or not. */
export async function findStatement(
  statementId: string,
  authority: Authority
): Promise<StatementRow | null> {
  const rows = db
    .from('runtime_statement_keys as k')
    .join('runtime_statements as m', 'm.id', 'k.row_id')
    .where('k.statement_id', statementId)
    .select(FIELDS.map((name) => `m.${name}`))
  withinReach(rows, authority)
  return rows.first()
}
