import type { JsonObject } from '#runtime/lrs/validation/json'

/** The ids of all activities that a statement speaks of. */
export function activitiesOf({ object, context }: JsonObject): string[] {
  const type = object.objectType ?? 'Activity'
  const lists = Object.values(context?.contextActivities ?? {}).flat() as JsonObject[]
  return [
    ...(type === 'Activity' ? [object.id] : []),
    ...(type === 'SubStatement' ? activitiesOf(object) : []),
    ...lists.map(({ id }) => id),
  ]
}
