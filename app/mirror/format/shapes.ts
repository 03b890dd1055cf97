/** Pieces of the JSON Schemas of docs/protocols/mirror.md. */
export const name = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const
export const size = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const
export const counter = { ...size, minimum: 1 } as const
export const slug = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' } as const

export const text = (maxLength: number, minLength = 0) => ({ type: 'string', minLength, maxLength })

export const orNull = <T extends { type: string }>(schema: T) => ({
  ...schema,
  type: [schema.type, 'null'],
})

export const tuple = (...items: object[]) => ({
  ...{ type: 'array', prefixItems: items, items: false },
  ...{ minItems: items.length, maxItems: items.length },
})

export const listOf = (items: object, maxItems = 1_000_000) => ({ type: 'array', items, maxItems })

/** Nothing besides these fields. */
export const object = (properties: Record<string, object>, optional: string[] = []) => ({
  ...{ additionalProperties: false, ...open(properties, optional) },
})

/** A later Tonle may say more. */
export const open = (properties: Record<string, object>, optional: string[] = []) => ({
  type: 'object',
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  properties,
})
