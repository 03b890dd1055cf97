import { agentKey, keyOf } from '#runtime/lrs/store/keys'
import type { JsonObject } from '#runtime/lrs/validation/json'

export type Facets = {
  actorKey: string | null
  verbKey: string
  activityKey: string | null
  registration: string | null
  /** The other keys under which it is found; true where only by a broad question. */
  relations: Map<string, boolean>
}

type Add = (key: string | null, isBroad: boolean) => void

/** Everybody and everything that a statement speaks of (xAPI 1.0.3 part three, 2.1.3). */
export function facetsOf(statement: JsonObject): Facets {
  const { actor, verb, object, context } = statement
  const relations = new Map<string, boolean>()
  const actorKey = agentKey(actor)
  const activityKey = isActivity(object) ? keyOf('activity', object.id) : null
  const add: Add = (key, isBroad) => {
    if (key === null || key === actorKey || key === activityKey) return
    if (!isBroad || !relations.has(key)) relations.set(key, isBroad)
  }
  addAgent(add, actor, false)
  if (isAgent(object)) addAgent(add, object, false)
  if (object.objectType === 'SubStatement') addSubStatement(add, object)
  if (context) addContext(add, context)
  return {
    actorKey,
    activityKey,
    relations,
    verbKey: keyOf('verb', verb.id),
    registration: context?.registration?.toLowerCase() ?? null,
  }
}

const isActivity = ({ objectType }: JsonObject) =>
  objectType === undefined || objectType === 'Activity'

const isAgent = ({ objectType }: JsonObject) => objectType === 'Agent' || objectType === 'Group'

/** An agent or a group with its members. */
export function addAgent(add: Add, agent: JsonObject, isBroad: boolean) {
  add(agentKey(agent), isBroad)
  agent.member?.forEach((member: JsonObject) => add(agentKey(member), isBroad))
}

function addSubStatement(add: Add, { actor, object, context }: JsonObject) {
  addAgent(add, actor, true)
  if (isAgent(object)) addAgent(add, object, true)
  if (isActivity(object)) add(keyOf('activity', object.id), true)
  if (context) addContext(add, context)
}

function addContext(add: Add, context: JsonObject) {
  for (const name of ['instructor', 'team'] as const) {
    if (context[name]) addAgent(add, context[name], true)
  }
  context.contextAgents?.forEach(({ agent }: JsonObject) => addAgent(add, agent, true))
  context.contextGroups?.forEach(({ group }: JsonObject) => addAgent(add, group, true))
  for (const list of Object.values(context.contextActivities ?? {})) {
    for (const activity of [list].flat() as JsonObject[]) add(keyOf('activity', activity.id), true)
  }
}
