import { notice } from '#shared/http/notice'
import { Exception } from '@adonisjs/core/exceptions'
import { mayChange, mayTake } from '#courses/access'
import { beginAttempt } from '#courses/actions/begin_attempt'
import { handIn } from '#courses/actions/hand_in'
import { showAttempt } from '#courses/show_attempt'
import { findQuiz, type Quiz } from '#courses/queries/quizzes'
import { findAttempt, leftOf } from '#courses/queries/attempts'
import { teachesLearner } from '#courses/course_access'
import type { Actor } from '#shared/actor'
import type { HttpContext } from '@adonisjs/core/http'

/** A person's way through a quiz. */
export default class QuizAttemptsController {
  /** Begins one, or goes on; `trial` is for those who write it. */
  async store(ctx: HttpContext) {
    const quiz = await findQuiz({ code: ctx.params.code })
    const isTrial = Boolean(ctx.request.input('trial'))
    if (isTrial) await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
    else if (!(await mayTake(ctx.actor, quiz)) || quiz.state === 'draft') {
      throw new Exception('No such quiz', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    const begun = await beginAttempt(ctx.actor!, quiz, { isTrial })
    if (!begun.ok) {
      notice(ctx, `courses.notices.begin_${begun.error.type}`, {}, 'warn')
      return ctx.response.redirect().status(303).toPath(`/quizzes/${quiz.code}`)
    }
    return ctx.response.redirect().status(303).toPath(`/quiz-attempts/${begun.value}`)
  }

  /** The questions while it is open; afterwards what may be seen of it. */
  async show(ctx: HttpContext) {
    let attempt = await findAttempt(ctx.params.id)
    const quiz = await findQuiz({ id: attempt.quizId })
    const isOwn = attempt.personId === ctx.actor!.personId
    if (!isOwn && !(await mayLook(ctx.actor!, quiz, attempt.personId))) {
      throw new Exception('No such attempt', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    const left = leftOf(attempt)
    if (attempt.state === 'open' && left !== null && left <= 0) {
      await handIn(attempt.id)
      attempt = await findAttempt(attempt.id)
    }
    return showAttempt(ctx, quiz, attempt, isOwn)
  }
}

/** Those who look after the quiz, and who teach this learner in a course that asks it. */
const mayLook = async (actor: Actor, quiz: Quiz, personId: string) =>
  (await mayChange(actor, quiz)) || teachesLearner(actor, quiz.id, personId)
