import { hash } from 'node:crypto'
import { identifierOf } from '#runtime/lrs/validation/agents'
import type { JsonObject } from '#runtime/lrs/validation/json'

type Kind = 'agent' | 'activity' | 'verb' | 'document'

/** Those made a while ago; all are forgotten when there are too many. */
const known = new Map<string, string>()
const MOST_KNOWN = 30_000

/**
 * The id under which an identifier of any length is indexed: UUIDv8 (RFC 9562 section 5.8) of its SHA-256, the same
 * on every server.
 */
export function keyOf(kind: Kind, identifier: string): string {
  const text = `${kind} ${identifier}`
  const before = known.get(text)
  if (before) return before
  const hex = hash('sha256', text)
  const variant = '89ab'[Number.parseInt(hex[16], 16) & 3]
  const key = [
    ...[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`],
    ...[variant + hex.slice(17, 20), hex.slice(20, 32)],
  ].join('-')
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, key)
  return key
}

/** The key of an agent or group; null for an anonymous group. */
export function agentKey(agent: JsonObject): string | null {
  const identifier = identifierOf(agent)
  return identifier === undefined ? null : keyOf('agent', identifier)
}

/** The first id that a row of this moment can have, for ranges of time: ids are UUIDv7. */
export function idFrom(milliseconds: number): string {
  const hex = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0').slice(-12)
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** The moment that an id holds. */
export const millisecondsOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
