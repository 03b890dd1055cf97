import { validate } from 'uuid'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { personTyped, pupilsOf } from '#courses/class_learners_typed'
import { findCohort } from '#courses/queries/cohorts'
import { cohortPeopleValidator } from '#courses/validators/cohort'
import { addToCohort, takeOutOfCohort } from '#courses/actions/write_cohort'
import CohortsController from '#courses/controllers/cohorts_controller'
import type { HttpContext } from '@adonisjs/core/http'
import type { Learner } from '#courses/actions/enrol'

/** So many names are typed at once. */
const MOST_NAMES = 200

/** Who is in a cohort. */
export default class CohortPeopleController {
  create(ctx: HttpContext) {
    return new CohortsController().show(ctx)
  }

  async store(ctx: HttpContext) {
    const cohort = await changeable(ctx)
    const typed = await ctx.request.validateUsing(cohortPeopleValidator)
    const learners = [
      ...(typed.school_class ? await pupilsOf(ctx, typed.school_class) : []),
      ...(await namedOnes(ctx, typed.people ?? '')),
    ]
    const count = await addToCohort(ctx.actor!, cohort, learners)
    notice(ctx, 'cohorts.notices.added', { count })
    return ctx.response.redirect().status(303).toPath(`/cohorts/${cohort.code}`)
  }

  async destroy(ctx: HttpContext) {
    const cohort = await changeable(ctx)
    if (validate(ctx.params.id)) await takeOutOfCohort(ctx.actor!, cohort, ctx.params.id)
    notice(ctx, 'cohorts.notices.taken_out')
    return ctx.response.redirect().status(303).toPath(`/cohorts/${cohort.code}`)
  }
}

async function changeable(ctx: HttpContext) {
  const cohort = await findCohort(ctx.params.code)
  await ctx.bouncer.with('CoursesCohortPolicy').authorize('change', cohort)
  return cohort
}

/** All of these names, or none of them: who is not known is told. */
async function namedOnes(ctx: HttpContext, text: string): Promise<Learner[]> {
  const names = [...new Set(text.split(/[\s,;]+/u).filter(Boolean))].slice(0, MOST_NAMES)
  const unknown: string[] = []
  const found: Learner[] = []
  for (const name of names) {
    const learner = await personTyped(ctx, name)
    if (learner) found.push(learner)
    else unknown.push(name)
  }
  if (unknown.length > 0) {
    const data = { names: unknown.slice(0, 10).join(', ') }
    refuseField('people', translate(ctx.locale, 'cohorts.refusals.people', data))
  }
  return found
}
