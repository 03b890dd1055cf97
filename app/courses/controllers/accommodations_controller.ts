import { validate } from 'uuid'
import { notice } from '#shared/http/notice'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { Exception } from '@adonisjs/core/exceptions'
import { seenNames } from '#identity/queries/seen_names'
import { seesPupil } from '#identity/queries/sees_pupil'
import { findQuiz, quizItem } from '#courses/queries/quizzes'
import { accommodationValidator } from '#courses/validators/quiz'
import { accommodationsOf, learnerNamed } from '#courses/queries/accommodations'
import { endAccommodation, giveAccommodation } from '#courses/actions/give_accommodation'
import type { HttpContext } from '@adonisjs/core/http'

/** What single learners are allowed in a quiz beyond others. */
export default class AccommodationsController {
  async create(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const rows = await accommodationsOf(quiz.id)
    const names = await seenNames(
      ctx.actor!,
      rows.map(({ personId }) => personId),
      ctx.locale
    )
    return ctx.view.render('pages/courses/accommodations/create', {
      ...quizItem(quiz, ctx.locale),
      rows: rows.map((row) => ({ ...row, name: names.get(row.personId) })),
    })
  }

  async store(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const typed = await ctx.request.validateUsing(accommodationValidator)
    const learner = await learnerNamed(typed.person)
    // A pupil whom this person may not see is as one who is not there.
    if (!learner || !(await seesPupil(ctx.actor!, learner.institutionIds))) {
      refuseField('person', translate(ctx.locale, 'courses.refusals.person'))
    }
    await giveAccommodation(ctx.actor!, quiz, learner.personId, {
      extraPercent: typed.extra_percent ?? 0,
      noTimer: typed.no_timer ?? false,
      extraAttempts: typed.extra_attempts ?? 0,
    })
    notice(ctx, 'courses.notices.accommodation_given')
    return ctx.response.redirect().status(303).toPath(`/quizzes/${quiz.code}/accommodations`)
  }

  async destroy(ctx: HttpContext) {
    const quiz = await changeable(ctx)
    const { id } = ctx.params
    if (!validate(id) || !(await endAccommodation(ctx.actor!, quiz, id))) {
      throw new Exception('No such row', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    notice(ctx, 'courses.notices.accommodation_ended')
    return ctx.response.redirect().status(303).toPath(`/quizzes/${quiz.code}/accommodations`)
  }
}

async function changeable(ctx: HttpContext) {
  const quiz = await findQuiz({ code: ctx.params.code })
  await ctx.bouncer.with('CoursesQuizPolicy').authorize('change', quiz)
  return quiz
}
