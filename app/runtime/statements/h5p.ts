import { stableId } from '#shared/ids'
import { learner } from '#runtime/statements/learner'
import { isObject, type JsonObject } from '#runtime/lrs/validation/json'
import { score, type Happening, type Score } from '#runtime/statements/build'

const PROFILE = { id: 'https://h5p.org/xapi' }
const KEPT = ['verb', 'object', 'result', 'timestamp']

/**
 * A statement that H5P content made in the browser, as the platform keeps it: of the learner who is signed in, under
 * the address of the content here, with nothing that the content says of itself or of others. Sub-content keeps its
 * own id behind that of the whole. Whether it is well formed `recordStatements` looks at.
 */
export function h5pStatement(happening: Happening, content: { id: string }, sent: JsonObject) {
  const kept = Object.fromEntries(
    KEPT.flatMap((name) => (name in sent ? [[name, sent[name]]] : []))
  )
  const object: JsonObject = isObject(sent.object) ? sent.object : {}
  const sub = subContent(object.id)
  const own = { ...object, id: addressOf(content.id, sub), ...tidy(object) }
  const verb = isObject(sent.verb) ? String(sent.verb.id) : ''
  const above = sub && { id: addressOf(content.id, subContent(parentOf(sent))) }
  const parents = above ? { parent: [above], grouping: [{ id: content.id }] } : {}
  return {
    ...kept,
    id: stableId('statement', `${happening.key}/${verb}/${own.id}`),
    actor: learner(happening.personId),
    object: own,
    ...(isObject(sent.result) && { result: tidyResult(sent.result) }),
    context: {
      ...(happening.registration && { registration: happening.registration }),
      ...(happening.language && { language: happening.language }),
      contextActivities: { ...parents, category: [PROFILE, ...library(sent)] },
    },
    timestamp: happening.at.toISOString(),
  }
}

const subContent = (id: unknown) =>
  /[?&]subContentId=([0-9a-f-]{36})/i.exec(String(id))?.[1]?.toLowerCase()

const addressOf = (content: string, sub: string | undefined) =>
  sub ? `${content}?subContentId=${sub}` : content

const parentOf = ({ context }: JsonObject): unknown =>
  [context?.contextActivities?.parent ?? []].flat().at(0)?.id

const KINDS = new Set([
  ...['true-false', 'choice', 'fill-in', 'long-fill-in', 'matching', 'performance'],
  ...['sequencing', 'likert', 'numeric', 'other'],
])
const OF_INTERACTIONS = ['choices', 'scale', 'source', 'target', 'steps']

/** H5P has kinds of its own, such as `compound`: xAPI knows them as no interaction at all. */
function tidy({ definition }: JsonObject) {
  if (!isObject(definition) || KINDS.has(definition.interactionType)) return {}
  const dropped = new Set(['interactionType', 'correctResponsesPattern', ...OF_INTERACTIONS])
  return {
    definition: Object.fromEntries(
      Object.entries(definition).filter(([name]) => !dropped.has(name))
    ),
  }
}

const numbers = (points: JsonObject): Score =>
  Object.fromEntries(Object.entries(points).filter(([, value]) => Number.isFinite(value)))

/** Content without points reports none of none, which is no score to xAPI. */
function tidyResult({ score: points, ...rest }: JsonObject): JsonObject {
  const kept = isObject(points) ? score(numbers(points)) : undefined
  return { ...rest, ...(kept && { score: kept }) }
}

/** H5P names the content type as a category: `http://h5p.org/libraries/H5P.Blanks-1.14`. */
function library({ context }: JsonObject): JsonObject[] {
  const list = [context?.contextActivities?.category ?? []].flat()
  return list
    .filter((one) => isObject(one) && /^https?:\/\/h5p\.org\/libraries\//.test(String(one.id)))
    .map(({ id }) => ({ id }))
}
