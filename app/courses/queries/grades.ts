import db from '@adonisjs/lucid/services/db'
import { instant } from '#shared/database/instant'
import { courseGrade, percentOf } from '#courses/grading/course_grade'
import { letterFor } from '#courses/grading/letters'
import type { Gradebook } from '#courses/queries/gradebook'

export const gradeKinds = ['score', 'excused', 'none'] as const
export type GradeKind = (typeof gradeKinds)[number]

/** What a teacher gave by hand. */
export type Given = {
  activityId: string | null
  kind: GradeKind
  score: number | null
  feedback: string | null
  by: string | null
  at: Date
}

const givenOf = (row: any): Given => ({
  ...{ activityId: row.activity_id, kind: row.kind, feedback: row.feedback },
  score: row.score === null ? null : Number(row.score),
  ...{ by: row.given_by, at: instant(row.given_at)! },
})

/** What one learner has reached and was given: the last given one for each activity; that of the whole course is `''`. */
export type Standing = { reached: Map<string, number | null>; given: Map<string, Given> }

/** The same for several people. Two queries. */
export async function standingsOf(courseId: string, personIds: readonly string[]) {
  const of = (table: string) =>
    db
      .from(table)
      .where('course_id', courseId)
      .whereIn('person_id', [...personIds])
  const reached = await of('courses_progress').select('activity_id', 'person_id', 'score')
  const given = await of('courses_grades').orderBy('given_at').orderBy('id')
  const standings = new Map<string, Standing>(
    personIds.map((id) => [id, { reached: new Map(), given: new Map() }])
  )
  for (const { person_id: id, activity_id: activity, score } of reached) {
    standings.get(id)!.reached.set(activity, score === null ? null : Number(score))
  }
  for (const row of given) {
    standings.get(row.person_id)!.given.set(row.activity_id ?? '', givenOf(row))
  }
  return standings
}

/** The same for one person. */
export async function standingOf(courseId: string, personId: string): Promise<Standing> {
  const standings = await standingsOf(courseId, [personId])
  return standings.get(personId)!
}

/** Everything that was given to somebody for an activity, or for the whole course, the newest first. One query. */
export async function gradeHistory(courseId: string, personId: string, activityId: string | null) {
  const rows = await db
    .from('courses_grades')
    .where({ course_id: courseId, person_id: personId })
    .where((query) =>
      activityId ? query.where('activity_id', activityId) : query.whereNull('activity_id')
    )
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
  return rows.map(givenOf)
}

/** What counts of an activity: what was given by hand, else what was reached. */
export function markIn({ reached, given }: Standing, id: string) {
  const hand = given.get(id)
  const isGiven = hand?.kind === 'score'
  return {
    score: isGiven ? hand.score : (reached.get(id) ?? null),
    ...{ isGiven, isExcused: hand?.kind === 'excused', feedback: hand?.feedback ?? null },
  }
}

/** What a learner's marks come to, with the letter; the whole may be given by hand too. In per cent. */
export function gradeIn(book: Gradebook, standing: Standing) {
  const { items, categories, countsMissing } = book
  const grade = courseGrade(items, categories, (id) => markIn(standing, id), countsMissing)
  const hand = standing.given.get('')
  const isGiven = hand?.kind === 'score'
  const whole = isGiven ? hand.score : grade.total
  const percent = whole === null ? null : percentOf(whole)
  return {
    ...{ ...grade, isGiven, percent, feedback: hand?.feedback ?? null },
    reached: grade.total === null ? null : percentOf(grade.total),
    letter: percent === null ? null : letterFor(percent, book.scale),
  }
}
