import { notice } from '#shared/http/notice'
import { validate } from 'uuid'
import { transaction } from '#shared/database/transaction'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { mayUse } from '#courses/access'
import { bankChoices, findBank } from '#courses/queries/banks'
import { findQuestion } from '#courses/queries/questions'
import { findQuiz } from '#courses/queries/quizzes'
import { quizParts, totalsOf } from '#courses/queries/quiz_parts'
import { paperOf } from '#courses/exams/paper_quiz'
import { moveValidator, sectionValidator, slotValidator } from '#courses/validators/quiz'
import * as write from '#courses/actions/write_quiz_parts'
import type { HttpContext } from '@adonisjs/core/http'

/** What a quiz asks: questions and draws within sections. */
export default class QuizPartsController {
  async create(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const parts = await quizParts(quiz.id, ctx.locale)
    return ctx.view.render('pages/courses/quiz_parts/create', {
      ...{ code: quiz.code, title: inLocale(ctx.locale, quiz.titleKm, quiz.titleEn), parts },
      ...{ totals: totalsOf(parts), state: quiz.state },
      paper: await paperOf(quiz, ctx.locale),
      banks: await bankChoices(ctx.actor!, ctx.locale),
      sections: parts.map(({ id, title }, index) => ({
        ...{
          value: id,
          text: title || translate(ctx.locale, 'courses.quizzes.section', { number: index + 1 }),
        },
      })),
    })
  }

  edit(ctx: HttpContext) {
    return this.create(ctx)
  }

  async store(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const typed = await ctx.request.validateUsing(slotValidator)
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/i.exec(typed.question ?? '')?.[0] ?? null
    if (typed.question && !id) refused(ctx, 'question')
    const bank = await bankOf(ctx, id, typed.bank ?? null)
    if (!(await mayUse(ctx.actor, bank))) refused(ctx, id ? 'question' : 'bank')
    const section = await transaction((trx) =>
      write.sectionOf(trx, quiz.id, validate(typed.section ?? '') ? typed.section! : null)
    )
    if (!section) refused(ctx, 'section')
    await write.addSlot(quiz.id, section.id, {
      ...{ questionId: id, bankId: bank.id, tag: typed.tag ?? null },
      ...{ count: id ? 1 : (typed.count ?? 1), points: typed.points ?? null },
    })
    return back(ctx, quiz.code)
  }

  async update(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const { move } = await ctx.request.validateUsing(moveValidator)
    await write.moveSlot(quiz.id, ctx.params.id, move)
    return back(ctx, quiz.code)
  }

  async destroy(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    await write.removeSlot(quiz.id, ctx.params.id)
    return back(ctx, quiz.code)
  }

  async addSection(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    await write.addSection(quiz.id, await sectionIn(ctx))
    notice(ctx, 'courses.notices.section_saved')
    return back(ctx, quiz.code)
  }

  async changeSection(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    await write.changeSection(quiz.id, ctx.params.id, await sectionIn(ctx))
    notice(ctx, 'courses.notices.section_saved')
    return back(ctx, quiz.code)
  }

  async removeSection(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    await write.removeSection(quiz.id, ctx.params.id)
    return back(ctx, quiz.code)
  }
}

/** The bank of the question, or the one to draw from. */
async function bankOf(ctx: HttpContext, questionId: string | null, code: string | null) {
  if (!questionId) return code ? findBank({ code }) : refused(ctx, 'question')
  const { bankId } = await findQuestion(questionId)
  return findBank({ id: bankId })
}

const refused = ({ locale }: HttpContext, field: 'question' | 'bank' | 'section'): never =>
  refuseField(field, translate(locale, `courses.refusals.${field}`))

async function sectionIn(ctx: HttpContext) {
  const typed = await ctx.request.validateUsing(sectionValidator)
  return {
    titleKm: typed.title_km ?? null,
    titleEn: typed.title_en ?? null,
    shuffles: typed.shuffles ?? false,
  }
}

async function changeable(ctx: HttpContext) {
  const quiz = await findQuiz({ code: ctx.params.code })
  await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
  return quiz
}

const back = ({ response }: HttpContext, code: string) =>
  response.redirect().status(303).toPath(`/quizzes/${code}/parts`)
