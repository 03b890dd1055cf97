import { stableId } from '#shared/ids'
import { learner } from '#runtime/statements/learner'
import type { JsonObject } from '#runtime/lrs/validation/json'

/** What all statements of the platform have in common. */
export type Happening = {
  /** Names what happened for ever, such as `<launch>/<commit>/<activity>`: the statement's id is made of it. */
  key: string
  personId: string
  at: Date
  registration?: string
  language?: string
}

export type Activity = {
  id: string
  type: string
  /** Titles by language. */
  name?: Record<string, string>
}

export type Score = { scaled?: number; raw?: number; min?: number; max?: number }

export const activity = ({ id, type, name }: Activity) => ({
  objectType: 'Activity',
  id,
  definition: { type, ...(name && { name }) },
})

/** Seconds as a duration of ISO 8601, to a hundredth. */
export const duration = (seconds: number) => `PT${Math.round(Math.max(0, seconds) * 100) / 100}S`

/** A score as xAPI takes it: values out of order are left out rather than refused with all the rest. */
export function score({ scaled, raw, min, max }: Score): JsonObject | undefined {
  const fits = min === undefined || max === undefined || min < max
  const inside =
    raw !== undefined && raw >= (fits && min !== undefined ? min : raw) && raw <= (max ?? raw)
  const kept = {
    ...(scaled !== undefined && scaled >= -1 && scaled <= 1 && { scaled }),
    ...(inside && { raw }),
    ...(inside && fits && min !== undefined && { min }),
    ...(inside && fits && max !== undefined && { max }),
  }
  return Object.keys(kept).length > 0 ? kept : undefined
}

type Parts = {
  verb: { id: string; display: Record<string, string> }
  object: Activity
  result?: JsonObject
  /** Under `contextActivities`. */
  around?: Record<string, JsonObject[]>
  extensions?: JsonObject
}

/** A statement of the platform (xAPI 1.0.3), ready for `recordStatements`. */
export function build(happening: Happening, { verb, object, result, around, extensions }: Parts) {
  const { key, personId, at, registration, language } = happening
  const context: JsonObject = {
    ...(registration && { registration }),
    ...(language && { language }),
    ...(around && { contextActivities: around }),
    ...(extensions && { extensions }),
  }
  return {
    id: stableId('statement', `${key}/${verb.id}`),
    actor: learner(personId),
    verb,
    object: activity(object),
    ...(result && Object.keys(result).length > 0 && { result }),
    ...(Object.keys(context).length > 0 && { context }),
    timestamp: at.toISOString(),
  } satisfies JsonObject
}
