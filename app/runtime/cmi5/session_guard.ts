import { XapiProblem } from '#runtime/lrs/problem'
import { keyOf } from '#runtime/lrs/store/keys'
import { lockAttempt } from '#runtime/lock_attempt'
import { clock } from '#shared/clock'
import { keepSaid } from '#runtime/cmi5/keep_said'
import { checkPreferences } from '#runtime/cmi5/preferences'
import { courseOf, recordOf, rowFor, rowsOf, unitOf } from '#runtime/cmi5/registration'
import { definedVerb, objection, type Rules } from '#runtime/cmi5/rules'
import { LAUNCH_DATA, partIri, PREFERENCES } from '#runtime/cmi5/names'
import Session from '#runtime/models/session'
import type { Guard, GuardedDocument } from '#runtime/lrs/guard'
import type { Prepared } from '#runtime/lrs/store/prepare'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * The rules of a session of cmi5 for what its unit sends to the record store. One for each request.
 * @param wasKept the device could not send it then: what was said before the session was abandoned is still heard
 */
export function sessionGuard(session: Session, code: string, wasKept = false): Guard {
  let held: Awaited<ReturnType<typeof hold>>
  return {
    async check(trx, statements) {
      held = await hold(trx, session, code)
      const rules = { ...held.rules }
      for (const { sent, isNamed } of statements) {
        const isInTime = wasKept && isBeforeEnd(held.session, sent.timestamp)
        const isEnded = rules.isEnded && !isInTime
        const reason = objection({ ...rules, isEnded }, { statement: sent, isNamed })
        if (reason) throw new XapiProblem(403, reason)
        advance(rules, definedVerb(sent))
      }
    },
    kept: (trx: TransactionClientContract, statements: Prepared[]) =>
      keepSaid(trx, { ...held, code }, statements),
    async document(asked) {
      if (asked.method !== 'GET') await checkNewest(session)
      await checkDocument(session, code, asked)
    },
  }
}

const isBeforeEnd = ({ ending, endedAt }: Session, timestamp: unknown) =>
  ending === 'abandoned' && Date.parse(String(timestamp)) <= endedAt!.toMillis()

/** Documents are what stands now: a session that is over does not write over those of the one after it. */
async function checkNewest({ id, attemptId, endedAt }: Session) {
  if (!endedAt) return
  const newer = await Session.query().where('attemptId', attemptId).where('id', '>', id).first()
  if (newer) throw new XapiProblem(403, 'a newer session has begun')
}

/** The session as it is now that nobody else speaks in this registration. */
async function hold(trx: TransactionClientContract, { id, attemptId }: Session, code: string) {
  const attempt = await lockAttempt(trx, attemptId)
  const session = await Session.findOrFail(id, { client: trx })
  const course = await courseOf(attempt.versionId, trx)
  const unit = unitOf(course, session.sco)!
  const rows = await rowsOf(attempt.id, trx)
  const row = rowFor(rows, attempt, unit.key)
  const { completed, passed } = recordOf(row)
  const rules: Rules = {
    ...{ session: session.id, registration: attempt.id, masteryScore: unit.masteryScore },
    ...{ activityId: partIri(code, unit.key), publisherId: unit.id },
    isNormal: session.mode === 'normal',
    hasPreferences: session.preferencesAt !== null,
    isInitialized: session.initializedAt !== null,
    isEnded: session.endedAt !== null,
    words: session.words,
    hasCompleted: completed !== undefined,
    hasPassed: passed !== undefined,
  }
  return { session, attempt, course, unit, rows, row, rules }
}

/** What one statement means for the next one of the same request. */
function advance(rules: Rules, verb: ReturnType<typeof definedVerb>) {
  if (verb === 'initialized') rules.isInitialized = true
  if (verb === 'terminated') rules.isEnded = true
  if (verb === 'completed') rules.hasCompleted = true
  if (verb === 'passed') rules.hasPassed = true
  if (verb) rules.words = [...rules.words, verb]
}

/** What a unit may do with documents (cmi5 10 and 11). */
async function checkDocument(session: Session, code: string, asked: GuardedDocument) {
  const { method, kind, name, registration, activityKey } = asked
  const isReading = method === 'GET'
  if (kind === 'agent' && name === PREFERENCES) {
    if (!isReading) checkPreferences(asked)
    else if (!session.preferencesAt) await session.merge({ preferencesAt: clock.now() }).save()
    return
  }
  if (kind !== 'state') return
  if (registration !== null && registration !== session.attemptId) {
    throw new XapiProblem(403, 'the registration is not that of the launch')
  }
  if (isReading) return
  const isOwn = activityKey === keyOf('activity', partIri(code, session.sco))
  if (isOwn && (name === undefined || name === LAUNCH_DATA)) {
    throw new XapiProblem(403, `${LAUNCH_DATA} is only read`)
  }
}
