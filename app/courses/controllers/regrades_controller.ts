import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { findQuiz } from '#courses/queries/quizzes'
import RegradeQuiz from '#courses/jobs/regrade_quiz'
import type { HttpContext } from '@adonisjs/core/http'

/** All attempts of a quiz, marked anew by what its questions say now. */
export default class RegradesController {
  async store(ctx: HttpContext) {
    const quiz = await findQuiz({ code: ctx.params.code })
    await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
    const id = await transaction(async (trx) => {
      await audit(trx, ctx.actor!, {
        ...{ verb: 'courses.quiz_regraded', subject: { type: 'quiz', id: quiz.id } },
        institutionId: quiz.institutionId,
      })
      return startJob(trx, ctx.actor!, RegradeQuiz, { quizId: quiz.id })
    })
    return ctx.response.redirect().status(303).toPath(`/jobs/${id}`)
  }
}
