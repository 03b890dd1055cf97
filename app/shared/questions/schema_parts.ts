const string = (maxLength: number, minLength = 1) => ({ type: 'string', minLength, maxLength })

/** Parts of the JSON Schemas of questions (JSON Schema 2020-12, ajv). */
export const text = (most: number) => ({
  type: 'object',
  properties: { km: string(most, 0), en: string(most, 0) },
  additionalProperties: false,
  minProperties: 1,
})
export const key = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' }
export const credit = { type: 'number', minimum: -1, maximum: 1 }
export const flag = { type: 'boolean' }
export const number = { type: 'number' }
export const name = string(300)
export const share = { type: 'number', minimum: 0, maximum: 1 }
export const feedback = text(4000)

export const list = (items: object, minItems = 1, maxItems = 60) => ({
  ...{ type: 'array', items, minItems, maxItems },
})

/** An object of which the properties in `optional` may be left out. */
export const object = (properties: Record<string, object>, optional: string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((one) => !optional.includes(one)),
  additionalProperties: false,
})

export const entry = (extra: Record<string, object> = {}, optional: string[] = []) =>
  object({ key, text: text(4000), ...extra }, optional)

export const amounts = list(
  object(
    {
      ...{ value: number, tolerance: { type: 'number', minimum: 0 }, relative: flag },
      ...{ credit: { type: 'number', minimum: 0, maximum: 1 }, feedback },
    },
    ['relative', 'feedback']
  ),
  1,
  20
)
export const wordings = list(
  object({ text: string(500), credit: share, feedback }, ['feedback']),
  1,
  60
)
