import { readFile } from 'node:fs/promises'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { mayOpen } from '#library/queries/may_open'
import { findByCode } from '#library/queries/find_resource'
import { questionsOfResource } from '#library/queries/question_set'
import { codeIn } from '#courses/editing/thing_typed'
import { fromQuestionSet } from '#courses/editing/from_question_set'
import { findBank } from '#courses/queries/banks'
import { exportQuestions } from '#courses/queries/export_questions'
import { importQuestions } from '#courses/actions/import_questions'
import { importValidator } from '#courses/validators/bank'
import type { HttpContext } from '@adonisjs/core/http'
import type { QuestionFile } from '#shared/questions/types'

/** Questions out of a file or a set of the library, and into a file (`tonle-questions/1`). */
export default class QuestionImportsController {
  async create(ctx: HttpContext) {
    return this.page(ctx)
  }

  async store(ctx: HttpContext) {
    const bank = await this.changeable(ctx)
    const { file, resource } = await ctx.request.validateUsing(importValidator)
    const refuse = (field: string) =>
      refuseField(field, translate(ctx.locale, 'courses.refusals.no_questions'))
    if (!file) {
      const found = await questionsIn(ctx, resource ?? null)
      if (!found) return refuse('resource')
      return this.page(
        ctx,
        await importQuestions(ctx.actor!, bank, found.questions, found.pictures)
      )
    }
    const questions = readQuestions(await readFile(file.tmpPath!, 'utf8'))
    if (!questions) return refuse('file')
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

/** The questions of a set of the library that this person may open, with its pictures. */
async function questionsIn({ actor }: HttpContext, typed: string | null) {
  const code = codeIn(typed)
  const resource = code ? await findByCode(code) : undefined
  if (!resource || (await mayOpen(actor, resource)) !== 'yes') return undefined
  const found = await questionsOfResource(resource)
  if (!found) return undefined
  const questions = found.set.questions
    .filter(({ type }) => type !== 'description')
    .map((one) => fromQuestionSet(one, resource.code))
  return { questions, pictures: found.pictures }
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
