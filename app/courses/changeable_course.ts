import { findCourse } from '#courses/queries/courses'
import type { HttpContext } from '@adonisjs/core/http'

/** The course of the address, for who may change it. */
export async function changeableCourse({ params, bouncer }: HttpContext) {
  const course = await findCourse(params.code)
  await bouncer.with('CoursePolicy').authorize('change', course)
  return course
}

/** The course of the address, for who teaches it. */
export async function taughtCourse({ params, bouncer }: HttpContext) {
  const course = await findCourse(params.code)
  await bouncer.with('CoursePolicy').authorize('teach', course)
  return course
}
