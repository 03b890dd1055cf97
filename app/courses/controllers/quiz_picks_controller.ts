import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { transaction } from '#shared/database/transaction'
import { inLocale, translate } from '#shared/http/translate'
import { questionTypes } from '#shared/questions/types'
import { bankChoices } from '#courses/queries/banks'
import { findQuiz } from '#courses/queries/quizzes'
import { listPickable, pickableOf, pickableTags } from '#courses/queries/pickable'
import { sectionChoices } from '#courses/queries/quiz_parts'
import { addQuestions, sectionOf } from '#courses/actions/write_quiz_parts'
import { picksValidator } from '#courses/validators/quiz'
import type { HttpContext } from '@adonisjs/core/http'

/** Questions are found in every bank that the author may use, and several put into a quiz at once. */
export default class QuizPicksController {
  async create(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const { text, page } = listQuery(ctx)
    const type = questionTypes.find((one) => one === text('type')) ?? null
    const bank = text('bank')
    const asked = { q: text('q'), type, tag: text('tag'), outcome: text('outcome'), bank, page }
    const { locale } = ctx
    return ctx.view.render('pages/courses/quiz_picks/create', {
      ...(await listPickable(ctx.actor!, locale, quiz.id, asked)),
      ...{ asked, code: quiz.code, title: inLocale(locale, quiz.titleKm, quiz.titleEn) },
      query: new URLSearchParams(ctx.request.qs()).toString(),
      banks: await bankChoices(ctx.actor!, locale),
      tags: await pickableTags(ctx.actor!, bank),
      sections: await sectionChoices(quiz.id, locale),
      types: questionTypes.map((value) => ({
        value,
        text: translate(locale, `courses.types.${value}`),
      })),
    })
  }

  edit(ctx: HttpContext) {
    return this.create(ctx)
  }

  async store(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const typed = await ctx.request.validateUsing(picksValidator)
    const ids = await pickableOf(ctx.actor!, typed.questions ?? [])
    if (ids.length === 0) refuseField('questions', translate(ctx.locale, 'picks.choose'))
    const section = await transaction((trx) => sectionOf(trx, quiz.id, typed.section ?? null))
    if (!section) refuseField('section', translate(ctx.locale, 'courses.refusals.section'))
    const count = await addQuestions(quiz.id, section.id, ids)
    notice(ctx, 'picks.added', { count })
    const query = new URLSearchParams(ctx.request.qs()).toString()
    return ctx.response
      .redirect()
      .status(303)
      .toPath(`/quizzes/${quiz.code}/questions${query ? `?${query}` : ''}`)
  }
}

async function changeable(ctx: HttpContext) {
  const quiz = await findQuiz({ code: ctx.params.code })
  await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
  return quiz
}
