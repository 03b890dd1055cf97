import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'

/** How often a course that somebody watches is looked at, whatever the number of those who watch. */
const EVERY_MS = 2000

type Watched = { tell: Set<() => void>; last: string; timer: NodeJS.Timeout }

const watched = new Map<string, Watched>()

/** What is called when the server stops: streams that stay open would hold it up. */
const endings = new Set<() => void>()
let isToldOfEnd = false

/**
 * What changes whenever a learner of a course does something: it is read from the database, so that it holds for
 * several processes. One query.
 */
export async function courseMark(courseId: string): Promise<string> {
  const of = (table: string) => db.from(`${table} as x`).where('x.course_id', courseId)
  const quizzes = db.from('courses_activities').where('course_id', courseId).select('quiz_id')
  const tries = db.from('courses_quiz_attempts as x').whereIn('x.quiz_id', quizzes)
  const [row] = await db
    .query()
    .select(
      of('courses_enrolments').max('x.seen_at').as('seen'),
      of('courses_enrolments').count('*').as('enrolled'),
      of('courses_enrolments').sum('x.done').as('done'),
      of('courses_progress').max('x.seen_at').as('moved'),
      of('courses_progress').count('x.done_at').as('ended'),
      tries.clone().max('x.seen_at').as('answered'),
      tries.clone().count('x.handed_in_at').as('handed_in')
    )
  return JSON.stringify(row)
}

/** Calls `tell` when something has changed in a course, at most every two seconds. @returns what ends it */
export function watchCourse(courseId: string, tell: () => void): () => void {
  const known = watched.get(courseId) ?? begin(courseId)
  known.tell.add(tell)
  return () => {
    known.tell.delete(tell)
    if (known.tell.size > 0 || watched.get(courseId) !== known) return
    clearInterval(known.timer)
    watched.delete(courseId)
  }
}

/** How many courses are watched in this process. */
export const watchedCourses = () => watched.size

/** Has `end` called when the server stops. @returns what takes that back */
export function whenStopping(end: () => void): () => void {
  if (!isToldOfEnd) app.terminating(() => [...endings].forEach((one) => one()))
  isToldOfEnd = true
  endings.add(end)
  return () => endings.delete(end)
}

function begin(courseId: string): Watched {
  let isLooking = false
  const known: Watched = {
    ...{ tell: new Set(), last: '' },
    timer: setInterval(() => void look(), EVERY_MS).unref(),
  }
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      const mark = await courseMark(courseId)
      const isNew = known.last !== '' && mark !== known.last
      known.last = mark
      if (isNew) for (const tell of known.tell) tell()
    } catch {
      // The database is busy or away: the next look tells.
    } finally {
      isLooking = false
    }
  }
  void look()
  watched.set(courseId, known)
  return known
}
