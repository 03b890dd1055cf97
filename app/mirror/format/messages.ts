import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import {
  counter,
  listOf,
  name,
  object,
  open,
  orNull,
  size,
  slug,
  text,
} from '#mirror/format/shapes'

/** How many names a mirror says at most. */
export const NAMES_LIMIT = 200_000

const format = (kind: string) => ({ format: { const: `tonle-${kind}` }, version: { const: 1 } })
const id = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }
const time = text(40, 20)
const signature = text(100)
const url = { ...text(2000), pattern: '^https?://[^\\s]+$' }
const names = listOf(name, NAMES_LIMIT)

const place = {
  ...{ ask: { type: 'string', pattern: '^[0-9a-f-]{8,64}$' }, hardware: name },
  boot: { type: 'string', pattern: '^[0-9a-f]{32}$' },
}
const month = {
  ...{ month: { type: 'string', pattern: '^\\d{4}-\\d{2}$' }, monthBytes: size },
}

/** What a mirror says of itself when it asks whether there is something new, section 14. */
const poll = open(
  {
    ...{ catalogue: orNull(name), sequence: orNull(size), revocations: size },
    ...{ freeBytes: orNull(size), appVersion: text(40) },
    note: { type: ['string', 'null'], pattern: '^[a-z_]{1,60}$' },
    medium: { enum: ['http', 'stick'] },
    ...month,
    ...place,
  },
  [
    ...['freeBytes', 'appVersion', 'note', 'medium', 'ask', 'hardware', 'boot'],
    ...['month', 'monthBytes'],
  ]
)

const note = (kind: string, own: Record<string, object>) =>
  object({ ...format(kind), site: text(36), counter, ...own, signature })

/**
 * The JSON Schemas of messages; docs/protocols/mirror/messages.json holds the same as a file. Readers read with them, and
 * tests/functional/mirror/messages.spec.ts holds real messages against the file.
 */
export const messageSchemas = {
  poll,
  /** The answer, section 14: not trusted. */
  polled: open(
    {
      ...{ channel: slug, profile: orNull(slug), metadata: size, revocations: size },
      edition: { anyOf: [{ type: 'null' }, open({ name, sequence: counter })] },
      ...{ monthBytes: orNull(size), serverTime: time },
    },
    ['monthBytes', 'serverTime']
  ),
  /** The question of `have` and of `want`. */
  names: open({ names: listOf(name, 4096) }),
  have: open({ have: listOf(name, 4096) }),
  /** Files of a mirror on a stick, section 21. */
  health: note('health', { said: poll }),
  want: note('want', {
    ...{ catalogue: orNull(name), edition: orNull(name), has: names, missing: names },
  }),
  /** The label of a stick. */
  stick: open({
    ...format('stick'),
    ...{ id, origin: name, channel: slug, profile: slug, sequence: counter, edition: name },
    ...{ part: counter, isLast: { type: 'boolean' }, isProven: { type: 'boolean' } },
  }),
  /** Pairing, section 22: who answers; the request; what the origin calls it; what became of it; the answer. */
  origin: open({ ...format('origin'), name: text(200), root: text(100_000), serverTime: time }),
  pairing: object({
    ...format('pairing'),
    number: { type: 'string', pattern: '^[2-9A-Z]{4}$' },
    ...{ name: text(200, 1), publicKey: name, hardware: name, appVersion: text(40) },
    ...{ root: orNull(name), formerly: orNull(id), proof: name, signature },
  }),
  asked: open({ id, code: { type: 'string', pattern: '^[2-9A-Z]{4,12}$' }, seconds: size }),
  heard: open(
    {
      state: { enum: ['waiting', 'accepted', 'refused', 'expired'] },
      reason: { type: ['string', 'null'] },
      answer: { type: ['object', 'null'] },
    },
    ['reason', 'answer']
  ),
  paired: object({
    ...format('paired'),
    ...{ publicKey: name, siteId: id, code: text(12), name: text(200), url },
    ...{ channel: slug, profile: slug, root: text(100_000), proof: name },
  }),
} as const

export type MessageName = keyof typeof messageSchemas

const ajv = new Ajv2020({ strict: false })
const compiled = new Map<MessageName, ValidateFunction>()

/** Undefined where it is not what it should be. */
export function readMessage<T>(kind: MessageName, value: unknown): T | undefined {
  const check = compiled.get(kind) ?? ajv.compile(messageSchemas[kind])
  compiled.set(kind, check)
  return check(value) ? (value as T) : undefined
}
