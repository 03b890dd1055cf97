import { inLocale } from '#shared/http/translate'
import { isWriter, mayChange } from '#courses/access'
import { bankChoices, findBank, type Bank } from '#courses/queries/banks'
import { picturesOf } from '#courses/queries/question_files'
import { plainLine } from '#courses/render_text'
import { present } from '#courses/showing/present'
import { readAnswer } from '#courses/marking/read_answer'
import { mark } from '#courses/marking/mark'
import * as questions from '#courses/queries/questions'
import type { HttpContext } from '@adonisjs/core/http'

export const around = (bank: Bank, { locale }: HttpContext) => ({
  bank: { code: bank.code, title: inLocale(locale, bank.titleKm, bank.titleEn) },
})

/** As a learner sees it, with what was tried and what it is worth. */
export async function showQuestion(ctx: HttpContext, sent?: unknown) {
  const row = await questions.findQuestion(ctx.params.id)
  const bank = await findBank({ id: row.bankId })
  await ctx.bouncer.with('CoursesBankPolicy').authorize('use', bank)
  const { content } = row
  const pictures = picturesOf(content, row.versionId, ctx.locale)
  const answer = sent === undefined ? null : readAnswer(content, sent)
  const marked = sent === undefined ? undefined : mark(content, answer)
  return ctx.view.render('pages/courses/questions/show', {
    ...around(bank, ctx),
    ...{ id: row.id, item: questions.questionItem(row, ctx.locale), version: row.version },
    asked: present({
      ...{ question: content, name: 'answer', answer, locale: ctx.locale, pictures },
      seed: `try ${row.id}`,
      told: marked && { marked, showsAnswer: true, general: true },
    }),
    tried: marked && { share: marked.share, points: content.points },
    rubric: content.type === 'essay' ? plainLine(content.body.rubric, ctx.locale) : '',
    outcomes: content.outcomes ?? [],
    versions: await questions.versionsOf(row.id),
    asking: await questions.quizzesWith(row.id),
    canChange: await mayChange(ctx.actor, bank),
    banks: isWriter(ctx.actor) ? await bankChoices(ctx.actor!, ctx.locale) : [],
  })
}
