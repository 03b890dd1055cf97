import { BasePolicy } from '@adonisjs/bouncer'
import { isWriter, mayChange } from '#courses/access'
import { teachesCourse } from '#courses/course_access'
import type { Actor } from '#shared/actor'
import type { Course } from '#courses/course_types'

export default class CoursePolicy extends BasePolicy {
  write(actor: Actor) {
    return isWriter(actor)
  }

  change(actor: Actor, course: Course) {
    return mayChange(actor, course)
  }

  teach(actor: Actor, course: Course) {
    return teachesCourse(actor, course)
  }
}
