import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const name = { type: 'string', pattern: '^[0-9a-f]{64}$' }
const number = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }
const orNull = (schema: { type: string }) => ({ ...schema, type: [schema.type, 'null'] })

/** What a mirror says of itself when it asks whether there is something new. */
export type Said = {
  catalogue: string | null
  sequence: number | null
  revocations: number
  freeBytes?: number | null
  appVersion?: string
  note?: string | null
  medium?: 'http' | 'stick'
  month?: string
  monthBytes?: number
  /** The id of the question, the same when it is asked again because no answer came. */
  ask?: string
  /** Where it runs and on which machine, hashed. */
  boot?: string
  hardware?: string
}

/** The bodies of requests (docs/protocols/mirror.md section 14). */
export const saidSchemas = {
  poll: {
    type: 'object',
    required: ['catalogue', 'sequence', 'revocations'],
    properties: {
      ...{ catalogue: orNull(name), sequence: orNull(number), revocations: number },
      ...{ freeBytes: orNull(number), appVersion: { type: 'string', maxLength: 40 } },
      note: { type: ['string', 'null'], pattern: '^[a-z_]{1,60}$' },
      medium: { enum: ['http', 'stick'] },
      ...{ ask: { type: 'string', pattern: '^[0-9a-f-]{8,64}$' }, hardware: name },
      boot: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      ...{ month: { type: 'string', pattern: String.raw`^\d{4}-\d{2}$` }, monthBytes: number },
    },
  },
  names: {
    type: 'object',
    required: ['names'],
    properties: { names: { type: 'array', items: name, maxItems: 4096 } },
  },
} as const

const ajv = new Ajv2020({ strict: false })
const checks: Record<keyof typeof saidSchemas, ValidateFunction> = {
  poll: ajv.compile(saidSchemas.poll),
  names: ajv.compile(saidSchemas.names),
}

const read = <T>(kind: keyof typeof saidSchemas, value: unknown) =>
  checks[kind](value) ? (value as T) : undefined

/** Undefined where it is not what it should be. */
export const pollSaid = (value: unknown) => read<Said>('poll', value)
export const namesSaid = (value: unknown) => read<{ names: string[] }>('names', value)?.names
