import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { seenNames } from '#identity/queries/seen_names'
import { plainLine, renderText } from '#courses/render_text'
import { markByHand } from '#courses/actions/mark_by_hand'
import { markValidator } from '#courses/validators/quiz'
import { findQuiz, quizItem } from '#courses/queries/quizzes'
import { answersToMark, findMarked } from '#courses/queries/answers_to_mark'
import type { HttpContext } from '@adonisjs/core/http'

/** Answers that a person marks. */
export default class QuizMarksController {
  async index(ctx: HttpContext) {
    const quiz = await findQuiz({ code: ctx.params.code })
    await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
    const { pager, answers } = await answersToMark(quiz.id, listQuery(ctx).page)
    const names = await seenNames(
      ctx.actor!,
      answers.map(({ personId }) => personId),
      ctx.locale
    )
    const { title, href } = quizItem(quiz, ctx.locale)
    return ctx.view.render('pages/courses/quiz_marks/index', {
      ...{ title, href, pager },
      answers: answers.map((row) => ({
        ...{ href: `/quiz-answers/${row.id}/mark`, name: names.get(row.personId) },
        question: plainLine(row.content.text, ctx.locale),
      })),
    })
  }

  async edit(ctx: HttpContext) {
    const { row, quiz } = await this.changeable(ctx)
    await recordRead(ctx.actor!, {
      ...{ verb: 'courses.attempt_read', subject: { type: 'person', id: row.personId } },
      institutionId: row.institutionId,
    })
    const names = await seenNames(ctx.actor!, [row.personId], ctx.locale)
    const { content } = row
    return ctx.view.render('pages/courses/quiz_marks/edit', {
      ...quizItem(quiz, ctx.locale),
      ...{ id: row.id, name: names.get(row.personId), points: row.points },
      question: renderText(content.text, ctx.locale),
      rubric: content.type === 'essay' ? renderText(content.body.rubric, ctx.locale) : '',
      given: typeof row.answer === 'string' ? row.answer : JSON.stringify(row.answer),
      ...{ score: row.score, comment: row.comment },
    })
  }

  async update(ctx: HttpContext) {
    const { row, quiz } = await this.changeable(ctx)
    const { score, comment } = await ctx.request.validateUsing(markValidator)
    if (score > row.points) {
      refuseField('score', translate(ctx.locale, 'courses.refusals.score', { most: row.points }))
    }
    await markByHand(ctx.actor!, row, { score, comment: comment ?? null })
    notice(ctx, 'courses.notices.marked')
    return ctx.response.redirect().status(303).toPath(`/quizzes/${quiz.code}/marks`)
  }

  private async changeable(ctx: HttpContext) {
    const row = await findMarked(ctx.params.id)
    const quiz = await findQuiz({ id: row.quizId })
    await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
    return { row, quiz }
  }
}
