import { refuse } from '#runtime/lrs/problem'
import { arrayOf, objectOf, textOf, type JsonObject } from '#runtime/lrs/validation/json'
import { extensionsOf, iriOf, languageMapOf } from '#runtime/lrs/validation/values'

const ACTIVITY = new Set(['objectType', 'id', 'definition'])
const COMPONENT = new Set(['id', 'description'])
const COMPONENTS = ['choices', 'scale', 'source', 'target', 'steps'] as const

const DEFINITION = new Set<string>([
  ...['name', 'description', 'type', 'moreInfo', 'extensions'],
  ...['interactionType', 'correctResponsesPattern', ...COMPONENTS],
])

/** Which lists of components an interaction has (xAPI 1.0.3 part two, 2.4.4.1). */
const HAS: Record<string, readonly (typeof COMPONENTS)[number][]> = {
  'true-false': [],
  'choice': ['choices'],
  'fill-in': [],
  'long-fill-in': [],
  'matching': ['source', 'target'],
  'performance': ['steps'],
  'sequencing': ['choices'],
  'likert': ['scale'],
  'numeric': [],
  'other': [],
}

export function activityOf(value: unknown, path: string): JsonObject {
  const activity = objectOf(value, path, ACTIVITY)
  if (activity.objectType !== undefined && activity.objectType !== 'Activity') {
    refuse(`${path}.objectType`, 'must be Activity')
  }
  iriOf(activity.id, `${path}.id`)
  if (activity.definition !== undefined) checkDefinition(activity.definition, `${path}.definition`)
  return activity
}

function checkDefinition(value: unknown, path: string) {
  const definition = objectOf(value, path, DEFINITION)
  const { name, description, type, moreInfo, extensions } = definition
  if (name !== undefined) languageMapOf(name, `${path}.name`)
  if (description !== undefined) languageMapOf(description, `${path}.description`)
  if (type !== undefined) iriOf(type, `${path}.type`)
  if (moreInfo !== undefined) iriOf(moreInfo, `${path}.moreInfo`)
  if (extensions !== undefined) extensionsOf(extensions, `${path}.extensions`)
  checkInteraction(definition, path)
}

function checkInteraction(definition: JsonObject, path: string) {
  const { interactionType, correctResponsesPattern: pattern } = definition
  if (interactionType === undefined) {
    const stray = [...COMPONENTS, 'correctResponsesPattern'].find((one) => one in definition)
    if (stray) refuse(`${path}.${stray}`, 'needs an interactionType')
    return
  }
  const kinds = Object.hasOwn(HAS, textOf(interactionType, `${path}.interactionType`))
    ? HAS[interactionType]
    : refuse(`${path}.interactionType`, 'is none of SCORM 2004')
  if (pattern !== undefined) {
    const list = arrayOf(pattern, `${path}.correctResponsesPattern`)
    list.forEach((one) => textOf(one, `${path}.correctResponsesPattern`))
  }
  for (const kind of COMPONENTS) {
    if (definition[kind] === undefined) continue
    if (!kinds.includes(kind)) refuse(`${path}.${kind}`, `is not of ${interactionType}`)
    checkComponents(definition[kind], `${path}.${kind}`)
  }
}

function checkComponents(value: unknown, path: string) {
  const ids = new Set<string>()
  arrayOf(value, path).forEach((one, at) => {
    const component = objectOf(one, `${path}[${at}]`, COMPONENT)
    const id = textOf(component.id, `${path}[${at}].id`)
    if (ids.has(id)) refuse(`${path}[${at}].id`, 'stands twice')
    ids.add(id)
    if (component.description !== undefined) {
      languageMapOf(component.description, `${path}[${at}].description`)
    }
  })
}
