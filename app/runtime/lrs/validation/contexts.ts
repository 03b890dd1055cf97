import { refuse } from '#runtime/lrs/problem'
import { arrayOf, objectOf, textOf } from '#runtime/lrs/validation/json'
import { extensionsOf, iriOf, languageOf, uuidOf } from '#runtime/lrs/validation/values'
import { activityOf } from '#runtime/lrs/validation/activities'
import { actorOf, agentOf, groupOf } from '#runtime/lrs/validation/agents'
import type { XapiVersion } from '#runtime/lrs/versions'

const V1 = [
  ...['registration', 'instructor', 'team', 'contextActivities', 'revision', 'platform'],
  ...['language', 'statement', 'extensions'],
]
const CONTEXT = {
  '1.0.3': new Set(V1),
  '2.0.0': new Set([...V1, 'contextAgents', 'contextGroups']),
}
const ACTIVITIES = new Set(['parent', 'grouping', 'category', 'other'])
const REFERENCE = new Set(['objectType', 'id'])

/** A pointer to another statement. */
export function referenceOf(value: unknown, path: string) {
  const reference = objectOf(value, path, REFERENCE)
  if (reference.objectType !== 'StatementRef') refuse(`${path}.objectType`, 'must be StatementRef')
  uuidOf(reference.id, `${path}.id`)
}

/** @param ofActivity whether the statement's object is an activity: only then there is a revision or a platform */
export function checkContext(
  value: unknown,
  path: string,
  { version, ofActivity }: { version: XapiVersion; ofActivity: boolean }
) {
  const context = objectOf(value, path, CONTEXT[version])
  const { registration, instructor, team, contextActivities, language, statement } = context
  if (registration !== undefined) uuidOf(registration, `${path}.registration`)
  if (instructor !== undefined) actorOf(instructor, `${path}.instructor`)
  if (team !== undefined) groupOf(team, `${path}.team`)
  if (contextActivities !== undefined) checkActivities(contextActivities, path)
  for (const name of ['revision', 'platform'] as const) {
    if (context[name] === undefined) continue
    textOf(context[name], `${path}.${name}`)
    if (!ofActivity) refuse(`${path}.${name}`, 'is only for activities')
  }
  if (language !== undefined) languageOf(language, `${path}.language`)
  if (statement !== undefined) referenceOf(statement, `${path}.statement`)
  if (context.extensions !== undefined) extensionsOf(context.extensions, `${path}.extensions`)
  checkInvolved(context.contextAgents, `${path}.contextAgents`, 'contextAgent', 'agent')
  checkInvolved(context.contextGroups, `${path}.contextGroups`, 'contextGroup', 'group')
}

function checkActivities(value: unknown, above: string) {
  const path = `${above}.contextActivities`
  const kinds = objectOf(value, path, ACTIVITIES)
  for (const kind in kinds) {
    const list = Array.isArray(kinds[kind]) ? kinds[kind] : [kinds[kind]]
    list.forEach((one: unknown) => activityOf(one, `${path}.${kind}`))
  }
}

/** Agents and groups with the part that they have (xAPI 2.0, 4.2.2.5). */
function checkInvolved(value: unknown, path: string, type: string, who: 'agent' | 'group') {
  if (value === undefined) return
  const allowed = new Set(['objectType', who, 'relevantTypes'])
  arrayOf(value, path).forEach((one) => {
    const entry = objectOf(one, path, allowed)
    if (entry.objectType !== type) refuse(`${path}.objectType`, `must be ${type}`)
    if (who === 'agent') agentOf(entry.agent, `${path}.agent`)
    else groupOf(entry.group, `${path}.group`)
    if (entry.relevantTypes === undefined) return
    const types = arrayOf(entry.relevantTypes, `${path}.relevantTypes`)
    if (types.length === 0) refuse(`${path}.relevantTypes`, 'must not be empty')
    types.forEach((iri) => iriOf(iri, `${path}.relevantTypes`))
  })
}
