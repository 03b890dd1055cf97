import { handIn } from '#courses/actions/hand_in'
import { findQuiz, quizItem } from '#courses/queries/quizzes'
import { answersOf, leftOf } from '#courses/queries/attempts'
import { ownAttempt } from '#courses/controllers/quiz_answers_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** The end of an attempt: what is still empty, and handing it in. */
export default class HandInsController {
  async create(ctx: HttpContext) {
    const attempt = await ownAttempt(ctx)
    const quiz = await findQuiz({ id: attempt.quizId })
    const rows = await answersOf(attempt.id)
    const size = quiz.settings.perPage || rows.length
    const left = leftOf(attempt)
    if (attempt.state !== 'open' || (left !== null && left <= 0)) {
      return ctx.response.redirect().status(303).toPath(`/quiz-attempts/${attempt.id}`)
    }
    return ctx.view.render('pages/courses/quiz_attempts/hand_in', {
      ...{ id: attempt.id, title: quizItem(quiz, ctx.locale).title, total: rows.length },
      left: left === null ? null : Math.floor(left),
      empty: rows
        .filter(({ answer }) => answer === null)
        .map(({ position }) => ({ position, page: Math.ceil(position / size) })),
    })
  }

  async store(ctx: HttpContext) {
    const attempt = await ownAttempt(ctx)
    await handIn(attempt.id)
    return ctx.response.redirect().status(303).toPath(`/quiz-attempts/${attempt.id}`)
  }
}
