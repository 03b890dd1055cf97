import { TrackedJob } from '#shared/jobs/tracked_job'
import { regradeAttempt, attemptsToRegrade } from '#courses/actions/regrade_attempt'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Marks every attempt of a quiz anew, by what its questions say now. Safe to do twice. */
export default class RegradeQuiz extends TrackedJob<{ quizId: string }, { regraded: number }> {
  static kind = 'courses.regrade_quiz'

  async run({ quizId }: { quizId: string }, job: JobHandle) {
    const ids = await attemptsToRegrade(quizId)
    for (const [done, id] of ids.entries()) {
      await regradeAttempt(id)
      await job.progress(done + 1, ids.length)
      await job.throwIfCancelled()
    }
    return { regraded: ids.length }
  }
}
