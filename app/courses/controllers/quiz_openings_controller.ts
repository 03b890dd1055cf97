import { notice } from '#shared/http/notice'
import { findQuiz } from '#courses/queries/quizzes'
import { setQuizState } from '#courses/actions/write_quiz'
import type { HttpContext } from '@adonisjs/core/http'
import type { QuizState } from '#courses/types'

/** Whether a quiz can be taken. */
export default class QuizOpeningsController {
  store(ctx: HttpContext) {
    return change(ctx, 'open')
  }

  destroy(ctx: HttpContext) {
    return change(ctx, 'closed')
  }
}

async function change(ctx: HttpContext, state: QuizState) {
  const quiz = await findQuiz({ code: ctx.params.code })
  await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
  const outcome = await setQuizState(ctx.actor!, quiz, state)
  if (outcome.ok) notice(ctx, `courses.notices.quiz_${state}`)
  else notice(ctx, 'courses.notices.quiz_empty', {}, 'warn')
  const path = outcome.ok ? `/quizzes/${quiz.code}` : `/quizzes/${quiz.code}/parts`
  return ctx.response.redirect().status(303).toPath(path)
}
