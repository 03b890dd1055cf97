import { isObject, type JsonObject } from '#runtime/lrs/validation/json'
import { CATEGORY, MASTERY, MOVE_ON, SESSION, verbName, type Verb } from '#runtime/cmi5/names'
import { VOIDED } from '#runtime/lrs/verbs'

/** What decides whether a session may say something. */
export type Rules = {
  session: string
  registration: string
  /** The id of the unit here, and the publisher's. */
  activityId: string
  publisherId: string
  masteryScore: number | null
  isNormal: boolean
  hasPreferences: boolean
  isInitialized: boolean
  isEnded: boolean
  /** What was said in this session, and of this unit in the whole registration. */
  words: readonly string[]
  hasCompleted: boolean
  hasPassed: boolean
}

type Sent = { statement: JsonObject; isNamed: boolean }

/** The verbs with which a unit speaks of itself; the others of cmi5 are ours. */
const OF_UNIT = ['initialized', 'completed', 'passed', 'failed', 'terminated']
const JUDGED = ['completed', 'passed', 'failed']

const categories = ({ context }: JsonObject): string[] =>
  [context?.contextActivities?.category ?? []].flat().map((one: JsonObject) => one?.id)

/** The verb where the statement is one that cmi5 defines: those with its category. Others are allowed as they are. */
export const definedVerb = (statement: JsonObject): Verb | undefined =>
  categories(statement).includes(CATEGORY) ? verbName(statement.verb.id) : undefined

/** Why a statement is refused (cmi5 9); undefined where it is in order. The sentence goes to the program. */
export function objection(rules: Rules, { statement, isNamed }: Sent): string | undefined {
  const isDefined = categories(statement).includes(CATEGORY)
  const verb = definedVerb(statement)
  return (
    frame(rules, statement, isNamed) ??
    order(rules, verb) ??
    (isDefined
      ? defined(rules, statement, verb)
      : categories(statement).includes(MOVE_ON)
        ? 'only statements of cmi5 that judge have the category moveon'
        : undefined)
  )
}

/** What every statement of a session has: id, time, registration and the context template. */
function frame(rules: Rules, statement: JsonObject, isNamed: boolean) {
  const { actor, context, timestamp, verb } = statement
  if (verb.id === VOIDED) return 'a unit does not take statements back'
  if (!isNamed) return 'the statement has no id'
  if (timestamp === undefined) return 'the statement has no timestamp'
  if (!/(z|[+]00:?00)$/i.test(timestamp)) return 'the timestamp is not in UTC'
  if ((actor.objectType ?? 'Agent') !== 'Agent' || !actor.account) {
    return 'the actor is not the agent of the launch'
  }
  if (!isObject(context)) return 'the statement has no context'
  if (context.registration?.toLowerCase() !== rules.registration) {
    return 'the registration is not that of the launch'
  }
  if (context.extensions?.[SESSION] !== rules.session)
    return 'the session id is not that of the launch'
  const grouping = [context.contextActivities?.grouping ?? []].flat()
  if (!grouping.some((one: JsonObject) => one?.id === rules.publisherId)) {
    return "the publisher's id is missing among the activities of grouping"
  }
  return undefined
}

function order(rules: Rules, verb: Verb | undefined) {
  if (rules.isEnded) return 'the session has ended'
  if (rules.isInitialized)
    return verb === 'initialized' ? 'the session is initialized already' : undefined
  if (verb !== 'initialized') return 'the first statement of a session is initialized'
  return rules.hasPreferences
    ? undefined
    : `the learner preferences are to be read before the session is initialized`
}

function defined(rules: Rules, statement: JsonObject, verb: Verb | undefined) {
  if (!verb || !OF_UNIT.includes(verb))
    return 'a unit does not use this verb with the category cmi5'
  if (statement.object.id !== rules.activityId)
    return 'the object is not the activity of the launch'
  return repeated(rules, verb) ?? resultOf(rules, statement, verb) ?? moveOn(statement, verb)
}

function repeated(rules: Rules, verb: Verb) {
  if (!JUDGED.includes(verb)) return undefined
  if (!rules.isNormal) return 'nothing is judged in this launch mode'
  if (rules.words.includes(verb)) return `${verb} was said in this session already`
  if (verb === 'completed') {
    return rules.hasCompleted ? 'completed was said in this registration already' : undefined
  }
  if (rules.hasPassed) return `${verb} cannot follow passed in a registration`
  const isJudged = rules.words.includes('passed') || rules.words.includes('failed')
  return isJudged ? 'a session says only one of passed and failed' : undefined
}

/** cmi5 9.5: what stands in the result, and what must not. */
function resultOf(rules: Rules, { result = {}, context }: JsonObject, verb: Verb) {
  const { score, success, completion, duration } = result as JsonObject
  if (verb !== 'initialized' && duration === undefined) return `${verb} has no duration`
  const isScored = verb === 'passed' || verb === 'failed'
  if (score !== undefined && !isScored) return 'only passed and failed have a score'
  if (isScored ? success !== (verb === 'passed') : success !== undefined) {
    return 'success is true for passed, false for failed, and stands nowhere else'
  }
  if (verb === 'completed' ? completion !== true : completion !== undefined) {
    return 'completion is true for completed and stands nowhere else'
  }
  return score === undefined ? undefined : scoreOf(rules, score, context, verb)
}

function scoreOf({ masteryScore }: Rules, score: JsonObject, context: JsonObject, verb: Verb) {
  if (score.raw !== undefined && (score.min === undefined || score.max === undefined)) {
    return 'a raw score needs min and max'
  }
  if (masteryScore === null) return undefined
  if (context.extensions?.[MASTERY] !== masteryScore)
    return 'the mastery score is not that of the launch'
  if (score.scaled === undefined) return undefined
  const reaches = score.scaled >= masteryScore
  if (verb === 'passed' && !reaches) return 'passed needs a score of at least the mastery score'
  return verb === 'failed' && reaches ? 'failed needs a score below the mastery score' : undefined
}

function moveOn(statement: JsonObject, verb: Verb) {
  const isMarked = categories(statement).includes(MOVE_ON)
  if (JUDGED.includes(verb) === isMarked) return undefined
  return isMarked
    ? 'only statements of cmi5 that judge have the category moveon'
    : `${verb} has the category moveon`
}
