import { clock } from '#shared/clock'
import { better, further } from '#runtime/scorm/apply_entry'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { recordChange, type RecordedChange } from '#runtime/record'
import { activityType, courseIri, partIri } from '#runtime/cmi5/names'
import { blocksOf, unitsOf } from '#runtime/cmi5/course_items'
import { satisfied, WHOLE } from '#runtime/cmi5/evaluate'
import { satisfied as satisfiedStatement, type Subject } from '#runtime/cmi5/statements'
import { standingOf } from '#runtime/cmi5/registration'
import type Attempt from '#runtime/models/attempt'
import type AttemptSco from '#runtime/models/attempt_sco'
import type { Course } from '#runtime/cmi5/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Settling = {
  attempt: Attempt
  code: string
  course: Course
  rows: Map<string, AttemptSco>
  /** The session whose word changed something; for the beginning and for waiving one of its own. */
  session: string
  launchId: string | null
}

/**
 * After anything was said: blocks and the course whose criteria are met now are told once each (`satisfied`), and the
 * attempt as a whole follows.
 */
export async function settle(trx: TransactionClientContract, settling: Settling) {
  const { attempt, course, rows } = settling
  const before = new Set(toldOf(attempt))
  const now = satisfied(course, standingOf(rows))
  const fresh = now.filter((key) => !before.has(key))
  if (fresh.length > 0) {
    attempt.sequencing = JSON.stringify({ satisfied: [...before, ...fresh] })
    await tell(trx, settling, fresh)
  }
  const changes = sum(attempt, course, rows, now.includes(WHOLE))
  await attempt.useTransaction(trx).save()
  await recordChange(trx, attempt, {
    ...{ attemptId: attempt.id, launchId: settling.launchId ?? attempt.id },
    ...{ packageId: attempt.packageId, personId: attempt.personId },
    ...{ sequence: 0, sco: null, what: changes, interactions: [] },
  })
}

/** The blocks (and the course) that were told. */
const toldOf = ({ sequencing }: Attempt): string[] =>
  sequencing ? (JSON.parse(sequencing) as { satisfied: string[] }).satisfied : []

async function tell(
  trx: TransactionClientContract,
  { attempt, code, course, session, launchId }: Settling,
  keys: string[]
) {
  const blocks = new Map(blocksOf(course.items).map((block) => [block.key, block]))
  const subjectOf = (key: string): Subject => {
    const part = blocks.get(key) ?? course
    return {
      iri: key === WHOLE ? courseIri(code) : partIri(code, key),
      publisherId: part.id,
      type: activityType(key === WHOLE ? 'course' : 'block'),
      ...{ name: part.title, description: part.description },
    }
  }
  const { personId } = attempt
  const institutionId = await learnerInstitution(personId, trx)
  const statements = keys.map((key) =>
    satisfiedStatement({
      ...{ personId, session, registration: attempt.id, at: clock.now().toJSDate() },
      subject: subjectOf(key),
    })
  )
  await recordStatements(
    trx,
    ownAuthority('cmi5', institutionId, launchId ?? undefined),
    statements
  )
}

/**
 * What the attempt has come to. A course whose units ask for nothing is satisfied from the beginning; it counts as
 * completed when something was really said.
 */
function sum(
  attempt: Attempt,
  course: Course,
  rows: Map<string, AttemptSco>,
  isSatisfied: boolean
): RecordedChange['what'] {
  const before = { completion: attempt.completion, success: attempt.success, state: attempt.state }
  const list = unitsOf(course).flatMap(({ key }) => rows.get(key) ?? [])
  const hasSpoken = list.some((row) => row.completion === 'completed' || row.success !== 'unknown')
  const isDone = isSatisfied && hasSpoken
  const hasBegun = list.some(({ sessions }) => sessions > 0)
  attempt.completion = further(
    attempt.completion,
    isDone ? 'completed' : hasBegun ? 'incomplete' : 'unknown'
  )
  attempt.success = better(attempt.success, successOf(list, unitsOf(course).length, isDone))
  const scaled = list.flatMap(({ scoreScaled }) => (scoreScaled === null ? [] : [scoreScaled]))
  if (scaled.length > 0) {
    attempt.scoreScaled = scaled.reduce((all, one) => all + one, 0) / scaled.length
  }
  attempt.totalSeconds = list.reduce((all, row) => all + row.totalSeconds, 0)
  attempt.lastAt = clock.now()
  if (isDone && attempt.state === 'open') {
    attempt.merge({ state: 'finished', finishedAt: clock.now() })
  }
  const reached: RecordedChange['what'] = []
  if (before.completion !== attempt.completion && isDone) reached.push('completed')
  if (before.success !== attempt.success && attempt.success !== 'unknown') {
    reached.push(attempt.success)
  }
  if (before.state !== attempt.state) reached.push('finished')
  return reached
}

function successOf(list: AttemptSco[], units: number, isDone: boolean) {
  const judged = list.filter(({ success }) => success !== 'unknown')
  if (judged.length === 0) return 'unknown' as const
  if (judged.every(({ success }) => success === 'passed')) {
    return isDone ? ('passed' as const) : ('unknown' as const)
  }
  return list.length === units ? ('failed' as const) : ('unknown' as const)
}
