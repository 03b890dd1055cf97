import { DomainEvent } from '#shared/outbox/domain_event'

/** Somebody has done all that counts in a course. Told once for each enrolment. */
export default class CourseCompleted extends DomainEvent<{
  personId: string
  enrolmentId: string
}> {
  static kind = 'courses.course_completed'
}
