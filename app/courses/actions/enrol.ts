import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { aboutCourse } from '#courses/actions/write_course'
import type { Actor } from '#shared/actor'
import type { Course, EnrolmentState, Source } from '#courses/course_types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

export type Learner = { personId: string; institutionId: string | null }

type From = { source: Source; sourceId?: string | null }

/**
 * Puts somebody into a course, or on its waiting list when it is full. Who is in it already stays as they are; who had left
 * comes back to what they had done. @returns their state
 */
export async function enrolIn(trx: Trx, course: Course, learner: Learner, from: From) {
  // One after the other: no two get the last place.
  await trx.from('courses_courses').where('id', course.id).forUpdate().first()
  const mine = { course_id: course.id, person_id: learner.personId }
  const known = await trx.from('courses_enrolments').where(mine).first()
  if (known && known.state !== 'left') return known.state as EnrolmentState
  const state: EnrolmentState = (await hasPlace(trx, course)) ? 'active' : 'waiting'
  const row = { state, source: from.source, source_id: from.sourceId ?? null }
  if (known) {
    await trx
      .from('courses_enrolments')
      .where('id', known.id)
      .update({ ...row, enrolled_at: sqlTime() })
  } else {
    await trx.table('courses_enrolments').insert({
      ...{ id: newId(), ...mine, institution_id: learner.institutionId, ...row },
      ...{ done: 0, enrolled_at: sqlTime() },
    })
  }
  return state
}

async function hasPlace(trx: Trx, { id, settings }: Course): Promise<boolean> {
  if (settings.capacity === null) return true
  const [{ total }] = await trx
    .from('courses_enrolments')
    .where({ course_id: id, state: 'active' })
    .count('* as total')
  return Number(total) < settings.capacity
}

/** By oneself: where the course is open to all who find it, or with its code. */
export async function enrolMyself(actor: Actor, course: Course, code: string | null) {
  const { entry } = course.settings
  if (entry === 'staff') return failed({ type: 'staff_only' })
  const isRight = code?.toUpperCase().replaceAll(/[\s-]/g, '') === course.entryCode
  if (entry === 'code' && !isRight) return failed({ type: 'wrong_code' })
  const learner = {
    personId: actor.personId,
    institutionId: actor.grants[0]?.institutionId ?? null,
  }
  const source = entry === 'code' ? 'code' : 'self'
  return ok(await transaction((trx) => enrolIn(trx, course, learner, { source })))
}

/** Several people at once, such as a class. @returns how many came new, and how many of these wait */
export async function enrolPeople(actor: Actor, course: Course, people: Learner[], from: From) {
  return transaction(async (trx) => {
    const counts = { added: 0, waiting: 0 }
    for (const person of people) {
      const mine = { course_id: course.id, person_id: person.personId }
      const was = await trx.from('courses_enrolments').where(mine).whereNot('state', 'left').first()
      if (was) continue
      const state = await enrolIn(trx, course, person, from)
      counts.added++
      if (state === 'waiting') counts.waiting++
    }
    await audit(trx, actor, {
      ...{ verb: 'courses.people_enrolled', ...aboutCourse(course) },
      after: { ...counts, from: from.source },
    })
    return counts
  })
}

/** Takes somebody out; what they did is kept. The first who waits gets the place. */
export async function endEnrolment(actor: Actor, course: Course, personId: string) {
  await transaction(async (trx) => {
    const rows = () => trx.from('courses_enrolments').where('course_id', course.id)
    await trx.from('courses_courses').where('id', course.id).forUpdate().first()
    await rows().where('person_id', personId).update({ state: 'left' })
    await moveUp(trx, course)
    if (actor.personId === personId) return
    await audit(trx, actor, {
      ...{ verb: 'courses.enrolment_ended', subject: { type: 'person', id: personId } },
      ...{ institutionId: course.institutionId, before: { course: course.code } },
    })
  })
}

/** Gives free places to those who wait longest. */
export async function moveUp(trx: Trx, course: Course) {
  while (await hasPlace(trx, course)) {
    const next = await trx
      .from('courses_enrolments')
      .where({ course_id: course.id, state: 'waiting' })
      .orderBy('enrolled_at')
      .orderBy('id')
      .first()
    if (!next) return
    await trx.from('courses_enrolments').where('id', next.id).update({ state: 'active' })
  }
}
