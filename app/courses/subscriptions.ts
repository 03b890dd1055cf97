import { coursesPersonalData } from '#courses/personal_data'
import { coursesPersonColumns } from '#courses/person_columns'
import { areAttemptsOver } from '#courses/queries/attempts_over'
import CloseAttempts from '#courses/jobs/close_attempts'
import RegradeQuiz from '#courses/jobs/regrade_quiz'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  jobs: [RegradeQuiz, CloseAttempts],
  schedules: [
    {
      job: CloseAttempts,
      when: { everyMinutes: 5 },
      isNeeded: areAttemptsOver,
    },
  ],
  personalData: coursesPersonalData,
  mergePeople: coursesPersonColumns,
  blobs: [{ table: 'courses_question_files', column: 'blob_id' }],
} satisfies Subscriptions
