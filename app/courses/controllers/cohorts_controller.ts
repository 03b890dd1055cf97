import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { translate } from '#shared/http/translate'
import { mayChange } from '#courses/access'
import { classChoices } from '#courses/class_learners_typed'
import { cohortValidator } from '#courses/validators/cohort'
import * as cohorts from '#courses/queries/cohorts'
import * as write from '#courses/actions/write_cohort'
import type { HttpContext } from '@adonisjs/core/http'

/** Cohorts: people who take courses together. */
export default class CohortsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('CoursesCohortPolicy').authorize('write')
    const { text, page } = listQuery(ctx)
    const asked = { q: text('q'), page }
    return ctx.view.render('pages/courses/cohorts/index', {
      ...(await cohorts.listCohorts(ctx.actor!, ctx.locale, asked)),
      q: asked.q,
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CoursesCohortPolicy').authorize('write')
    const values = { scope: 'own' }
    return ctx.view.render('pages/courses/cohorts/create', { values, scopes: scopesOf(ctx) })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CoursesCohortPolicy').authorize('write')
    const input = await ctx.request.validateUsing(cohortValidator)
    const code = await write.createCohort(ctx.actor!, input)
    notice(ctx, 'cohorts.notices.saved')
    return ctx.response.redirect().status(303).toPath(`/cohorts/${code}`)
  }

  async show(ctx: HttpContext) {
    const cohort = await cohorts.findCohort(ctx.params.code)
    await ctx.bouncer.with('CoursesCohortPolicy').authorize('use', cohort)
    const { actor, locale } = ctx
    const canChange = await mayChange(actor, cohort)
    return ctx.view.render('pages/courses/cohorts/show', {
      ...{ ...shown(cohort, ctx), canChange },
      ...(await cohorts.cohortPeople(cohort, actor!, locale, listQuery(ctx).page)),
      classes: canChange ? await classChoices(ctx) : [],
    })
  }

  async edit(ctx: HttpContext) {
    const cohort = await changeableCohort(ctx)
    const values = { name: cohort.name, scope: cohort.scope }
    return ctx.view.render('pages/courses/cohorts/edit', {
      ...{ ...shown(cohort, ctx), values, scopes: scopesOf(ctx) },
    })
  }

  async update(ctx: HttpContext) {
    const cohort = await changeableCohort(ctx)
    await write.updateCohort(ctx.actor!, cohort, await ctx.request.validateUsing(cohortValidator))
    notice(ctx, 'cohorts.notices.saved')
    return ctx.response.redirect().status(303).toPath(`/cohorts/${cohort.code}`)
  }

  async destroy(ctx: HttpContext) {
    await write.deleteCohort(ctx.actor!, await changeableCohort(ctx))
    notice(ctx, 'cohorts.notices.deleted')
    return ctx.response.redirect().status(303).toPath('/cohorts')
  }
}

async function changeableCohort(ctx: HttpContext) {
  const cohort = await cohorts.findCohort(ctx.params.code)
  await ctx.bouncer.with('CoursesCohortPolicy').authorize('change', cohort)
  return cohort
}

const shown = ({ code, name, scope }: cohorts.Cohort, { locale }: HttpContext) => ({
  ...{ code, name, href: `/cohorts/${code}` },
  scopeText: translate(locale, `courses.scopes.${scope}`),
})

const scopesOf = ({ locale }: HttpContext) =>
  cohorts.cohortScopes.map((value) => ({
    ...{ value, text: translate(locale, `courses.scopes.${value}`) },
  }))
