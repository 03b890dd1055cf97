import { notice } from '#shared/http/notice'
import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { gradings, reviewTimes, defaults, type Scope } from '#courses/types'
import { isWriter, mayChange, mayTake } from '#courses/access'
import { localTime, timeOf } from '#courses/times'
import { scopeChoices } from '#courses/scope_choices'
import { quizValidator } from '#courses/validators/quiz'
import { quizParts, totalsOf } from '#courses/queries/quiz_parts'
import { findPaper } from '#courses/queries/exam_schemes'
import { ofPaper, paperItem, paperOf, titlesOf } from '#courses/exams/paper_quiz'
import { quizStart } from '#courses/queries/quiz_start'
import * as quizzes from '#courses/queries/quizzes'
import * as write from '#courses/actions/write_quiz'
import type { HttpContext } from '@adonisjs/core/http'

/** Quizzes: to take, and to put together. */
export default class QuizzesController {
  async index(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const canWrite = isWriter(ctx.actor)
    const tab = canWrite && text('tab') === 'mine' ? 'mine' : 'open'
    const q = text('q')
    const found = await findPaper(text('paper'))
    const asked = { tab, q, page, paper: found?.key } as const
    return ctx.view.render('pages/courses/quizzes/index', {
      ...(await quizzes.listQuizzes(ctx.actor!, ctx.locale, asked)),
      ...{ tab, q, canWrite, paper: found ? paperItem(found, ctx.locale) : null },
    })
  }

  /** What it is like, and what this person has done in it. */
  async show(ctx: HttpContext) {
    const quiz = await quizzes.findQuiz({ code: ctx.params.code })
    const canChange = await mayChange(ctx.actor, quiz)
    const isOffered = quiz.state !== 'draft' && (await mayTake(ctx.actor, quiz))
    if (!canChange && !isOffered) {
      throw new Exception('No such quiz', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    return ctx.view.render('pages/courses/quizzes/show', {
      ...quizzes.quizItem(quiz, ctx.locale),
      ...{ canChange, stands: quiz.state, settings: quiz.settings },
      ...{ opensAt: quiz.opensAt, closesAt: quiz.closesAt },
      paper: await paperOf(quiz, ctx.locale),
      totals: totalsOf(await quizParts(quiz.id, ctx.locale)),
      ...(await quizStart(ctx.actor!, quiz)),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CoursesQuizPolicy').authorize('write')
    const found = await findPaper(ctx.request.input('paper'))
    const settings = { ...defaults, ...(found && ofPaper(found)) }
    const values = formValues({ settings, scope: 'own', ...(found && titlesOf(found)) })
    return ctx.view.render('pages/courses/quizzes/create', {
      ...{ values, paper: found ? paperItem(found, ctx.locale) : null },
      ...(await choices(ctx)),
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CoursesQuizPolicy').authorize('write')
    const code = await write.createQuiz(ctx.actor!, await inputOf(ctx))
    notice(ctx, 'courses.notices.quiz_saved')
    return ctx.response.redirect().status(303).toPath(`/quizzes/${code}/parts`)
  }

  async edit(ctx: HttpContext) {
    const quiz = await this.changeable(ctx)
    return ctx.view.render('pages/courses/quizzes/edit', {
      ...{ code: quiz.code, title: inLocale(ctx.locale, quiz.titleKm, quiz.titleEn) },
      ...{ values: formValues(quiz), ...(await choices(ctx, quiz.scope)) },
      paper: await paperOf(quiz, ctx.locale),
    })
  }

  async update(ctx: HttpContext) {
    const quiz = await this.changeable(ctx)
    await write.updateQuiz(ctx.actor!, quiz, await inputOf(ctx, quiz.scope))
    notice(ctx, 'courses.notices.quiz_saved')
    return ctx.response.redirect().status(303).toPath(`/quizzes/${quiz.code}`)
  }

  async destroy(ctx: HttpContext) {
    const quiz = await this.changeable(ctx)
    const outcome = await write.deleteQuiz(ctx.actor!, quiz)
    if (!outcome.ok) {
      notice(ctx, 'courses.notices.quiz_taken', {}, 'warn')
      return ctx.response.redirect().status(303).toPath(`/quizzes/${quiz.code}`)
    }
    notice(ctx, 'courses.notices.quiz_deleted')
    return ctx.response.redirect().status(303).toPath('/quizzes?tab=mine')
  }

  private async changeable(ctx: HttpContext) {
    const quiz = await quizzes.findQuiz({ code: ctx.params.code })
    await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
    return quiz
  }
}

async function choices(ctx: HttpContext, now?: Scope) {
  const t = (key: string) => translate(ctx.locale, `courses.${key}`)
  return {
    scopes: await scopeChoices(ctx, now),
    gradings: gradings.map((value) => ({ value, text: t(`gradings.${value}`) })),
    reviews: reviewTimes.map((value) => ({ value, text: t(`reviews.${value}`) })),
  }
}

const formValues = ({ settings, ...quiz }: Partial<quizzes.Quiz>) => ({
  ...{ title_km: quiz.titleKm, title_en: quiz.titleEn, scope: quiz.scope },
  ...{ description_km: quiz.descriptionKm, description_en: quiz.descriptionEn },
  ...{ opens_at: localTime(quiz.opensAt), closes_at: localTime(quiz.closesAt) },
  ...{ time_limit: settings!.timeLimit, attempts: settings!.attempts, grading: settings!.grading },
  ...{ per_page: settings!.perPage, shuffle_options: settings!.shuffleOptions },
  ...{ review: settings!.review, shows_feedback: settings!.showsFeedback },
  ...{ shows_answers: settings!.showsAnswers, pass_mark: settings!.passMark },
  paper: settings!.paper,
})

async function inputOf(ctx: HttpContext, now?: Scope): Promise<write.QuizInput> {
  const typed = await ctx.request.validateUsing(quizValidator)
  const allowed = await scopeChoices(ctx, now)
  if (!allowed.some(({ value }) => value === typed.scope)) {
    refuseField('scope', translate(ctx.locale, 'courses.refusals.scope'))
  }
  const found = await findPaper(typed.paper)
  const [opensAt, closesAt] = [timeOf(typed.opens_at), timeOf(typed.closes_at)]
  if (opensAt && closesAt && closesAt <= opensAt) {
    refuseField('closes_at', translate(ctx.locale, 'courses.refusals.times'))
  }
  return {
    titleKm: typed.title_km ?? null,
    titleEn: typed.title_en ?? null,
    descriptionKm: typed.description_km ?? null,
    descriptionEn: typed.description_en ?? null,
    ...{ scope: typed.scope, opensAt, closesAt },
    settings: {
      timeLimit: typed.time_limit ?? null,
      attempts: typed.attempts,
      grading: typed.grading,
      perPage: typed.per_page,
      shuffleOptions: typed.shuffle_options ?? false,
      review: typed.review,
      showsFeedback: typed.shows_feedback ?? false,
      showsAnswers: typed.shows_answers ?? false,
      passMark: typed.pass_mark ?? null,
      paper: found?.key ?? null,
    },
  }
}
