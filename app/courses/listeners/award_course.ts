import { transaction } from '#shared/database/transaction'
import { awardCourse } from '#courses/actions/award_course'
import type CourseCompleted from '#courses/events/course_completed'

/** Who completes a course that gives certificates gets one. */
export default class AwardCourse {
  async handle({ body }: CourseCompleted) {
    await transaction((trx) => awardCourse(trx, body.enrolmentId))
  }
}
