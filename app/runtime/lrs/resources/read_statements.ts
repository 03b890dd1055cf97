import { refuse, XapiProblem } from '#runtime/lrs/problem'
import { mayReadAny } from '#runtime/lrs/authority'
import { parametersOf } from '#runtime/lrs/parameters'
import { findStatement, findStatements } from '#runtime/lrs/store/find_statements'
import { agentKey, keyOf } from '#runtime/lrs/store/keys'
import { formats, type Format } from '#runtime/lrs/formats'
import { sendStatement, sendStatements } from '#runtime/lrs/resources/send_statements'
import { openMore, sealMore } from '#runtime/lrs/more'
import type { XapiAnswer, XapiCall } from '#runtime/lrs/call'
import type { StatementQuery } from '#runtime/lrs/store/find_statements'

const ONE = ['statementId', 'voidedStatementId']
const FILTERS = [
  ...['agent', 'verb', 'activity', 'registration', 'related_activities', 'related_agents'],
  ...['since', 'until', 'limit', 'ascending'],
]
const KNOWN = [...ONE, ...FILTERS, 'format', 'attachments', 'more']

/** The most statements of one answer, also where more or all (`0`) are asked for. */
const MOST = 500
const USUAL = 100

/** One statement or a page of them (xAPI 1.0.3 part three, 2.1.3). */
export async function getStatements(call: XapiCall): Promise<XapiAnswer> {
  if (!mayReadAny(call.authority)) throw new XapiProblem(403, 'no scope reads statements')
  const more = parametersOf(call, KNOWN).text('more')
  if (more === undefined) return answer(call)
  const { query, after } = openMore(more)
  return answer({ ...call, query }, after)
}

/** @param after the last row of the page before */
async function answer(call: XapiCall, after?: string) {
  const asked = parametersOf(call, KNOWN)
  const format = (asked.text('format') ?? 'exact') as Format
  if (!formats.includes(format)) refuse('format', 'must be exact, ids or canonical')
  const wanted = { format, withFiles: asked.flag('attachments') }
  if (ONE.some(asked.has)) return getOne(call, wanted)

  const query = { ...queryOf(call), after }
  const { rows, hasMore } = await findStatements(query, call.authority)
  const next = hasMore ? sealMore(call, rows.at(-1)!.id) : ''
  return sendStatements(call, rows, next, wanted)
}

async function getOne(call: XapiCall, wanted: { format: Format; withFiles: boolean }) {
  const asked = parametersOf(call, KNOWN)
  if (ONE.every(asked.has)) refuse('statementId', 'excludes voidedStatementId')
  const stray = FILTERS.find(asked.has)
  if (stray) refuse(stray, 'does not go with the id of a statement')
  const isVoided = asked.has('voidedStatementId')
  const id = asked.uuid(isVoided ? 'voidedStatementId' : 'statementId')!
  const row = await findStatement(id, call.authority)
  if (!row || Boolean(row.is_voided) !== isVoided) {
    throw new XapiProblem(404, 'there is no such statement')
  }
  return sendStatement(call, row, wanted)
}

function queryOf(call: XapiCall): StatementQuery {
  const asked = parametersOf(call, KNOWN)
  const agent = asked.actor()
  const verb = asked.iri('verb')
  const activity = asked.iri('activity')
  const limit = asked.text('limit') ?? '0'
  if (!/^\d{1,9}$/.test(limit)) refuse('limit', 'must be a whole number')
  const key = agent && agentKey(agent)
  if (key === null) refuse('agent', 'must have an identifier')
  return {
    agent: key,
    verb: verb && keyOf('verb', verb),
    activity: activity && keyOf('activity', activity),
    registration: asked.uuid('registration'),
    relatedAgents: asked.flag('related_agents'),
    relatedActivities: asked.flag('related_activities'),
    since: asked.time('since'),
    until: asked.time('until'),
    ascending: asked.flag('ascending'),
    limit: Math.min(Number(limit) || USUAL, MOST),
  }
}
