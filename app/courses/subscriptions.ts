import { coursesPersonalData } from '#courses/personal_data'
import { coursesPersonColumns } from '#courses/person_columns'
import { courseNotices } from '#courses/notices'
import { examSchemeKind } from '#courses/packs/exam_schemes'
import { areAttemptsOver } from '#courses/queries/attempts_over'
import { provideUploadPurpose } from '#media/actions/provide_upload_purpose'
import CourseCompleted from '#courses/events/course_completed'
import AttemptRecorded from '#runtime/events/attempt_recorded'
import CloseAttempts from '#courses/jobs/close_attempts'
import RegradeQuiz from '#courses/jobs/regrade_quiz'
import type { Subscriptions } from '#shared/modules/subscriptions'

provideUploadPurpose({ name: 'courses.hand_in', may: (actor) => actor !== null })

export default {
  events: [CourseCompleted],
  listeners: [
    [AttemptRecorded, () => import('#courses/listeners/follow_attempt')],
    [CourseCompleted, () => import('#courses/listeners/award_course')],
  ],
  jobs: [RegradeQuiz, CloseAttempts],
  schedules: [
    {
      job: CloseAttempts,
      when: { everyMinutes: 5 },
      isNeeded: areAttemptsOver,
    },
  ],
  notifications: courseNotices,
  packs: [examSchemeKind],
  personalData: coursesPersonalData,
  mergePeople: coursesPersonColumns,
  blobs: [
    { table: 'courses_question_files', column: 'blob_id' },
    { table: 'courses_hand_in_files', column: 'blob_id' },
  ],
} satisfies Subscriptions
