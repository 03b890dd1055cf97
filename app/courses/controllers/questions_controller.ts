import { notice } from '#shared/http/notice'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { checkQuestion } from '#shared/questions/check_question'
import { questionTypes, type QuestionType } from '#shared/questions/types'
import { findBank, type Bank } from '#courses/queries/banks'
import { formValues } from '#courses/editing/form_values'
import { around, showQuestion } from '#courses/show_question'
import { readQuestion } from '#courses/editing/read_question'
import { formPictures } from '#courses/editing/form_pictures'
import { standingFiles } from '#courses/queries/standing_files'
import { questionValidator } from '#courses/validators/question'
import * as questions from '#courses/queries/questions'
import * as write from '#courses/actions/write_question'
import type { HttpContext } from '@adonisjs/core/http'

/** Questions of a bank: written, looked at as a learner sees them, tried, changed, taken away. */
export default class QuestionsController {
  async create(ctx: HttpContext) {
    const bank = await changeableBank(ctx)
    const type = typeOf(ctx.request.input('type'))
    const values = ctx.pageState?.old ?? { points: 1, shuffle: true, state: 'ready' }
    return form(ctx, 'create', { bank, type, values, files: [] })
  }

  async store(ctx: HttpContext) {
    const bank = await changeableBank(ctx)
    const input = await inputOf(ctx, typeOf(ctx.request.input('type')), [])
    const id = await write.createQuestion(ctx.actor!, bank, input)
    notice(ctx, 'courses.notices.question_saved')
    return ctx.response.redirect().status(303).toPath(`/questions/${id}`)
  }

  show(ctx: HttpContext) {
    return showQuestion(ctx)
  }

  async edit(ctx: HttpContext) {
    const { row, bank } = await changeable(ctx)
    const values = ctx.pageState?.old ?? { ...formValues(row.content), state: row.state }
    const files = await standingFiles(row.versionId)
    return form(ctx, 'edit', { bank, type: row.type, values, files, row })
  }

  async update(ctx: HttpContext) {
    const { row, bank } = await changeable(ctx)
    const input = await inputOf(ctx, row.type, await standingFiles(row.versionId))
    const { source } = row.content
    const content = { ...input.content, ...(source ? { source } : {}) }
    await write.updateQuestion(ctx.actor!, bank, row, { ...input, content })
    notice(ctx, 'courses.notices.question_saved')
    return ctx.response.redirect().status(303).toPath(`/questions/${row.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { row, bank } = await changeable(ctx)
    const { isKept } = await write.removeQuestion(ctx.actor!, bank, row)
    notice(ctx, `courses.notices.${isKept ? 'question_retired' : 'question_deleted'}`)
    return ctx.response.redirect().status(303).toPath(`/question-banks/${bank.code}`)
  }
}

const typeOf = (value: unknown): QuestionType =>
  questionTypes.find((one) => one === value) ?? 'single'

async function changeableBank(ctx: HttpContext) {
  const bank = await findBank({ code: ctx.params.code })
  await ctx.bouncer.with('CoursesBankPolicy').authorize('change', bank)
  return bank
}

async function changeable(ctx: HttpContext) {
  const row = await questions.findQuestion(ctx.params.id)
  const bank = await findBank({ id: row.bankId })
  await ctx.bouncer.with('CoursesBankPolicy').authorize('change', bank)
  return { row, bank }
}

async function inputOf(ctx: HttpContext, type: QuestionType, there: write.QuestionFileInput[]) {
  const typed = await ctx.request.validateUsing(questionValidator)
  const { files, pictures } = await formPictures(typed, there, {
    ...{ actor: ctx.actor!, locale: ctx.locale },
  })
  const checked = checkQuestion(readQuestion(type, typed, pictures))
  if (!checked.ok) {
    const [problem] = checked.problems
    const field = problem === 'no_text' || problem.startsWith('gap') ? 'text_km' : 'body'
    refuseField(field, translate(ctx.locale, `courses.problems.${problem}`))
  }
  return { content: checked.question, files, state: typed.state }
}

type Shown = {
  bank: Bank
  type: QuestionType
  values: Record<string, any>
  files: write.QuestionFileInput[]
  row?: questions.QuestionRow
}

/** Empty rows to fill in, behind those that are filled. */
const LEAST = { options: 4, answers: 2, units: 2, pairs: 4, extra: 2, items: 4, gaps: 3, areas: 4 }

function form(
  ctx: HttpContext,
  page: 'create' | 'edit',
  { bank, type, values, files, row }: Shown
) {
  const rows = Object.fromEntries(
    Object.entries(LEAST).map(([name, least]) => {
      const filled = Object.values((values[name] ?? []) as object[])
      const more = Math.max(filled.length > 0 ? 2 : 0, least - filled.length)
      return [name, [...filled, ...Array.from({ length: more }, () => ({}))]]
    })
  )
  const alts = row?.content.pictures ?? []
  return ctx.view.render(`pages/courses/questions/${page}`, {
    ...around(bank, ctx),
    ...{ type, values: { ...values, ...rows }, id: row?.id, isAnswered: row?.isAnswered ?? false },
    pictures: files.map(({ name }) => {
      const alt = alts.find((one) => one.name === name)?.alt
      return { name, km: alt?.km, en: alt?.en }
    }),
    types: questionTypes.map((value) => ({
      ...{ value, text: translate(ctx.locale, `courses.types.${value}`) },
    })),
  })
}
