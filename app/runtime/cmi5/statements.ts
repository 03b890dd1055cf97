import { v4 as randomId } from 'uuid'
import { learner } from '#runtime/statements/learner'
import { duration } from '#runtime/statements/build'
import { CATEGORY, MOVE_ON, REASON, SESSION, verbs, type Verb } from '#runtime/cmi5/names'
import type { Texts } from '#runtime/cmi5/types'
import type { JsonObject } from '#runtime/lrs/validation/json'

const displays: Partial<Record<Verb, [string, string]>> = {
  launched: ['launched', 'បានបើក'],
  abandoned: ['abandoned', 'បានបោះបង់'],
  waived: ['waived', 'បានលើកលែង'],
  satisfied: ['satisfied', 'បានបំពេញលក្ខខណ្ឌ'],
}

/** What a statement of ours speaks of: an activity here, and the publisher's id for it. */
export type Subject = {
  iri: string
  publisherId: string
  type?: string
  name?: Texts
  description?: Texts
}

export type Moment = {
  personId: string
  registration: string
  session: string
  at: Date
  subject: Subject
}

type More = { result?: JsonObject; extensions?: JsonObject; isJudged?: boolean }

function statement(verb: Verb, moment: Moment, { result, extensions, isJudged }: More = {}) {
  const { personId, registration, session, at, subject } = moment
  const [en, km] = displays[verb]!
  const { iri, publisherId, type, name, description } = subject
  const definition = {
    ...(type && { type }),
    ...(name && { name }),
    ...(description && { description }),
  }
  return {
    id: randomId(),
    actor: learner(personId),
    verb: { id: verbs[verb], display: { en, km } },
    object: { objectType: 'Activity', id: iri, definition },
    ...(result && { result }),
    context: {
      registration,
      contextActivities: {
        grouping: [{ id: publisherId }],
        category: [{ id: CATEGORY }, ...(isJudged ? [{ id: MOVE_ON }] : [])],
      },
      extensions: { [SESSION]: session, ...extensions },
    },
    timestamp: at.toISOString(),
  } satisfies JsonObject
}

/** Before a unit opens (cmi5 9.3.1). */
export const launched = (moment: Moment, extensions: JsonObject) =>
  statement('launched', moment, { extensions })

/** A session ended without its last word (9.3.6). */
export const abandoned = (moment: Moment, seconds: number) =>
  statement('abandoned', moment, { result: { duration: duration(seconds) } })

/** Somebody need not do a unit (9.3.7). */
export const waived = (moment: Moment, reason: string) =>
  statement('waived', moment, {
    result: { success: true, completion: true, extensions: { [REASON]: reason } },
    isJudged: true,
  })

/** A block or the course is done (9.3.9). */
export const satisfied = (moment: Moment) => statement('satisfied', moment)
