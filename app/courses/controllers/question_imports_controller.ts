import { readFile } from 'node:fs/promises'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { findBank } from '#courses/queries/banks'
import { exportQuestions } from '#courses/queries/export_questions'
import { importQuestions } from '#courses/actions/import_questions'
import { importValidator } from '#courses/validators/bank'
import type { HttpContext } from '@adonisjs/core/http'
import type { QuestionFile } from '#shared/questions/types'

/** Questions out of a file and into one (`tonle-questions/1`). */
export default class QuestionImportsController {
  async create(ctx: HttpContext) {
    return this.page(ctx)
  }

  async store(ctx: HttpContext) {
    const bank = await this.changeable(ctx)
    const { file } = await ctx.request.validateUsing(importValidator)
    const questions = readQuestions(await readFile(file.tmpPath!, 'utf8'))
    if (!questions) refuseField('file', translate(ctx.locale, 'courses.refusals.no_questions'))
    return this.page(ctx, await importQuestions(ctx.actor!, bank, questions))
  }

  /** All of a bank as a file. */
  async show(ctx: HttpContext) {
    const bank = await findBank({ code: ctx.params.code })
    await ctx.bouncer.with('CoursesBankPolicy').authorize('use', bank)
    ctx.response.header('content-type', 'application/json; charset=utf-8')
    ctx.response.header('content-disposition', `attachment; filename="questions-${bank.code}.json"`)
    return ctx.response.send(JSON.stringify(await exportQuestions(bank.id), null, 2))
  }

  private async changeable(ctx: HttpContext) {
    const bank = await findBank({ code: ctx.params.code })
    await ctx.bouncer.with('CoursesBankPolicy').authorize('change', bank)
    return bank
  }

  private async page(ctx: HttpContext, report?: Awaited<ReturnType<typeof importQuestions>>) {
    const bank = await this.changeable(ctx)
    return ctx.view.render('pages/courses/question_imports/create', {
      ...{ code: bank.code, title: bank.titleKm ?? bank.titleEn, report },
      refused: report?.refused.map(({ at, problems, where }) => ({
        at,
        text: problems.map((one) => translate(ctx.locale, `courses.problems.${one}`)).join(' '),
        where,
      })),
    })
  }
}

function readQuestions(text: string): unknown[] | undefined {
  try {
    const file = JSON.parse(text.replace(/^\uFEFF/, '')) as QuestionFile
    const isOurs = file.format === 'tonle-questions/1' && Array.isArray(file.questions)
    return isOurs ? file.questions : undefined
  } catch {
    return undefined
  }
}
