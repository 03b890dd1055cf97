import { bareAgent } from '#runtime/lrs/validation/agents'
import { bestLanguage } from '#runtime/lrs/best_language'
import { isObject, type JsonObject } from '#runtime/lrs/validation/json'

export const formats = ['exact', 'ids', 'canonical'] as const
export type Format = (typeof formats)[number]

const AGENTS = ['Agent', 'Group']
const isActivity = (type: unknown) => type === undefined || type === 'Activity'

type Change = {
  agent: (agent: JsonObject) => JsonObject
  activity: (activity: JsonObject) => JsonObject
  verb: (verb: JsonObject) => JsonObject
}

/** With no more than what identifies agents, activities and verbs (xAPI 1.0.3 part three, 2.1.3). */
export const idsOnly = (statement: JsonObject) =>
  change(statement, {
    agent: bareAgent,
    activity: ({ id }) => ({ id }),
    verb: ({ id }) => ({ id }),
  })

/**
 * With what the LRS knows of activities, and one language a text: the one that the reader likes best.
 * @param definitionOf what is known of an activity, by its id
 */
export const canonical = (
  statement: JsonObject,
  definitionOf: (iri: string) => JsonObject | undefined,
  languages: string
) =>
  change(statement, {
    agent: (agent) => agent,
    activity: (activity) => {
      const definition = definitionOf(activity.id) ?? activity.definition
      return definition ? { ...activity, definition: inOne(definition, languages) } : activity
    },
    verb: (verb) =>
      verb.display ? { ...verb, display: bestLanguage(verb.display, languages) } : verb,
  })

function inOne(definition: JsonObject, languages: string): JsonObject {
  const text = Object.fromEntries(
    Object.entries(definition).map(([name, value]) => {
      if (name === 'name' || name === 'description') return [name, bestLanguage(value, languages)]
      return [name, Array.isArray(value) ? value.map((one) => component(one, languages)) : value]
    })
  )
  return text
}

const component = (one: unknown, languages: string) =>
  isObject(one) && one.description
    ? { ...one, description: bestLanguage(one.description, languages) }
    : one

function change(statement: JsonObject, { agent, activity, verb }: Change): JsonObject {
  const { actor, object, context, authority } = statement
  const changed: JsonObject = { ...statement, actor: agent(actor), verb: verb(statement.verb) }
  if (authority) changed.authority = agent(authority)
  if (isActivity(object.objectType)) changed.object = activity(object)
  else if (AGENTS.includes(object.objectType)) changed.object = agent(object)
  else if (object.objectType === 'SubStatement') {
    changed.object = change(object, { agent, activity, verb })
  }
  if (context) changed.context = changeContext(context, { agent, activity, verb })
  return changed
}

function changeContext(context: JsonObject, { agent, activity }: Change): JsonObject {
  const changed: JsonObject = { ...context }
  if (context.instructor) changed.instructor = agent(context.instructor)
  if (context.team) changed.team = agent(context.team)
  if (context.contextActivities) {
    changed.contextActivities = Object.fromEntries(
      Object.entries(context.contextActivities).map(([kind, list]) => [
        kind,
        ([list].flat() as JsonObject[]).map(activity),
      ])
    )
  }
  for (const [list, who] of [
    ['contextAgents', 'agent'],
    ['contextGroups', 'group'],
  ]) {
    if (!context[list]) continue
    changed[list] = context[list].map((one: JsonObject) => ({ ...one, [who]: agent(one[who]) }))
  }
  return changed
}
