import { build, duration, score, type Activity, type Happening } from '#runtime/statements/build'
import type { Score } from '#runtime/statements/build'
import type { JsonObject } from '#runtime/lrs/validation/json'

const ADL = 'http://adlnet.gov/expapi'

/** The verbs of the SCORM profile that the platform uses (https://w3id.org/xapi/scorm). */
const verbs = {
  began: ['initialized', 'បានចាប់ផ្ដើម'],
  answered: ['responded', 'បានឆ្លើយ'],
  completed: ['completed', 'បានបញ្ចប់'],
  passed: ['passed', 'បានជាប់'],
  failed: ['failed', 'មិនបានជាប់'],
  suspended: ['suspended', 'បានផ្អាក'],
  ended: ['terminated', 'បានឈប់'],
} as const

export type ScormHappened = keyof typeof verbs

export type ScormMoment = Happening & {
  what: ScormHappened
  /** The activity that spoke: an item of the manifest. */
  sco: { id: string; name?: Record<string, string> }
  /** The package. */
  course: { id: string; name?: Record<string, string> }
  attempt: number
  score?: Score
  seconds?: number
}

const profile = { id: 'https://w3id.org/xapi/scorm' }

const verbOf = (what: ScormHappened) => {
  const [name, km] = verbs[what]
  return { id: `${ADL}/verbs/${name}`, display: { en: name, km } }
}

/** What an item of a SCORM package reported, with the profile "SCORM to xAPI". */
export function scormStatement(moment: ScormMoment) {
  const { what, sco, score: reached, seconds } = moment
  const isOutcome = ['completed', 'passed', 'failed', 'ended'].includes(what)
  const points = isOutcome && reached ? score(reached) : undefined
  return build(moment, {
    verb: verbOf(what),
    object: { ...sco, type: `${ADL}/activities/lesson` },
    around: around(moment),
    result: {
      ...(points && { score: points }),
      ...(what === 'completed' && { completion: true }),
      ...(what === 'passed' && { success: true }),
      ...(what === 'failed' && { success: false }),
      ...(isOutcome && seconds !== undefined && { duration: duration(seconds) }),
    },
  })
}

function around({ course, attempt }: ScormMoment): Record<string, JsonObject[]> {
  const whole: Activity = { ...course, type: `${ADL}/activities/course` }
  const type = `${ADL}/activities/attempt`
  return {
    parent: [{ id: whole.id, definition: { type: whole.type, ...named(whole) } }],
    grouping: [{ id: `${whole.id}?attempt=${attempt}`, definition: { type } }],
    category: [profile],
  }
}

const named = ({ name }: Activity) => (name ? { name } : {})

/** Kinds of interactions that SCORM 1.2 and 2004 name otherwise than xAPI. */
const TYPES: Record<string, string> = { long_fill_in: 'long-fill-in', fill_in: 'fill-in' }
const KNOWN = [
  ...['true-false', 'choice', 'fill-in', 'long-fill-in', 'matching', 'performance'],
  ...['sequencing', 'likert', 'numeric', 'other'],
]

export type ScormAnswer = {
  /** The interaction's id in the content. */
  key: string
  type: string | null
  description?: string | null
  response?: string | null
  correct?: string[]
  isCorrect?: boolean
  seconds?: number
}

/** An answer within an item: an interaction of the data model. */
export function scormAnswer(moment: Omit<ScormMoment, 'what'>, answer: ScormAnswer) {
  const whole = { ...moment, what: 'answered' as const }
  const kind = TYPES[answer.type ?? ''] ?? answer.type ?? 'other'
  const id = `${moment.sco.id}/interactions/${encodeURIComponent(answer.key)}`
  const statement = build(
    { ...moment, key: `${moment.key}/${answer.key}` },
    {
      verb: verbOf('answered'),
      object: { id, type: `${ADL}/activities/cmi.interaction` },
      around: { ...around(whole), parent: [{ id: moment.sco.id }] },
      result: {
        ...(answer.response !== null &&
          answer.response !== undefined && { response: answer.response }),
        ...(answer.isCorrect !== undefined && { success: answer.isCorrect }),
        ...(answer.seconds !== undefined && { duration: duration(answer.seconds) }),
      },
    }
  )
  Object.assign(statement.object.definition, {
    interactionType: KNOWN.includes(kind) ? kind : 'other',
    ...(answer.correct?.length && { correctResponsesPattern: answer.correct }),
    ...(answer.description && { description: { und: answer.description } }),
  })
  return statement
}
