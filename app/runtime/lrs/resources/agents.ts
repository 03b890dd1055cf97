import { XapiProblem } from '#runtime/lrs/problem'
import { agentKey } from '#runtime/lrs/store/keys'
import { bareAgent } from '#runtime/lrs/validation/agents'
import { findStatements } from '#runtime/lrs/store/find_statements'
import { mayReadAny } from '#runtime/lrs/authority'
import { parametersOf } from '#runtime/lrs/parameters'
import { jsonAnswer, type Resource } from '#runtime/lrs/call'
import type { JsonObject } from '#runtime/lrs/validation/json'

/** Names are looked for in so many of the newest statements. */
const LOOKED_AT = 50

/** A Person: what is known of an agent, each property as a list (xAPI 1.0.3 part three, 2.4). */
export const agents: Resource = {
  GET: async (call) => {
    if (!mayReadAny(call.authority)) throw new XapiProblem(403, 'no scope reads agents')
    const agent = parametersOf(call, ['agent']).agent()
    const key = agentKey(agent)!
    const query = { agent: key, ascending: false, limit: LOOKED_AT }
    const { rows } = await findStatements(query, call.authority)
    const names = new Set<string>(agent.name === undefined ? [] : [agent.name])
    for (const { statement } of rows) {
      const { actor } = JSON.parse(statement) as JsonObject
      for (const one of [actor, ...(actor.member ?? [])] as JsonObject[]) {
        if (one.name !== undefined && agentKey(one) === key) names.add(one.name)
      }
    }
    const { objectType, ...identifier } = bareAgent(agent)
    const lists = Object.entries(identifier).map(([name, value]) => [name, [value]])
    return jsonAnswer({
      objectType: 'Person',
      ...(names.size > 0 && { name: [...names] }),
      ...Object.fromEntries(lists),
    })
  },
}
