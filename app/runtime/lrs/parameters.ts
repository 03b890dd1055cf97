import { refuse } from '#runtime/lrs/problem'
import { parseJson, type JsonObject } from '#runtime/lrs/validation/json'
import { actorOf, agentOf } from '#runtime/lrs/validation/agents'
import { iriOf, uuidOf } from '#runtime/lrs/validation/values'
import { timestampOf } from '#runtime/lrs/validation/timestamps'
import type { XapiCall } from '#runtime/lrs/call'

/** The query of a request with none but the known parameters, each at most once. */
export function parametersOf({ query, version }: XapiCall, known: readonly string[]) {
  for (const name of query.keys()) {
    if (!known.includes(name)) refuse(name, 'is not a parameter of this resource')
    if (query.getAll(name).length > 1) refuse(name, 'stands more than once')
  }
  const text = (name: string): string | undefined => query.get(name) ?? undefined
  const needed = (name: string): string => text(name) || refuse(name, 'is missing')
  return {
    text,
    needed,
    has: (name: string) => query.has(name),
    uuid: (name: string) => {
      const value = text(name)
      return value === undefined ? undefined : uuidOf(value, name).toLowerCase()
    },
    iri: (name: string) => {
      const value = text(name)
      return value === undefined ? undefined : iriOf(value, name)
    },
    flag: (name: string): boolean => {
      const value = text(name) ?? 'false'
      if (value !== 'true' && value !== 'false') refuse(name, 'must be true or false')
      return value === 'true'
    },
    time: (name: string) => {
      const value = text(name)
      return value === undefined ? undefined : timestampOf(value, name, version)
    },
    agent: (name = 'agent'): JsonObject => agentOf(parseJson(needed(name), name), name),
    actor: (name = 'agent') => {
      const value = text(name)
      return value === undefined ? undefined : actorOf(parseJson(value, name), name)
    },
  }
}
