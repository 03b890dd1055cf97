import type { HttpContext } from '@adonisjs/core/http'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { createInstitution } from '#institutions/actions/create_institution'
import { updateInstitution } from '#institutions/actions/update_institution'
import { filterChoices, formerInstitution } from '#institutions/queries/filter_choices'
import { findInstitution } from '#institutions/queries/find_institution'
import { institutionForm } from '#institutions/queries/institution_form'
import { listInstitutions } from '#institutions/queries/list_institutions'
import { manages } from '#institutions/queries/managers'
import { institutionFilter } from '#institutions/validators/institution_filter'
import { showInstitution } from '#institutions/queries/show_institution'
import { institutionValidator } from '#institutions/validators/institution'
import { institutionInput } from '#institutions/validators/institution'
import type { InputError } from '#institutions/institution_input'

export default class InstitutionsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    const filter = institutionFilter(ctx)
    const { page } = listQuery(ctx)
    return ctx.view.render('pages/institutions/institutions/index', {
      filter,
      ...(await listInstitutions({ ...filter, page }, ctx.locale)),
      ...(await filterChoices(filter, ctx.locale)),
      former: filter.q ? await formerInstitution(filter.q, ctx.locale) : null,
      mayCreate: manages.somewhere(ctx.actor),
    })
  }

  async show(ctx: HttpContext) {
    const institution = await findInstitution(ctx.params.id)
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    const shown = await showInstitution(institution, listQuery(ctx).page, ctx.locale)
    const path = [...shown.above.map(({ id }) => id), institution.id]
    return ctx.view.render('pages/institutions/institutions/show', {
      ...shown,
      mayEdit: manages.through(ctx.actor, path),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionPolicy').authorize('create')
    const form = await institutionForm(ctx.actor, ctx.locale)
    const parentId = listQuery(ctx).text('parent')
    return ctx.view.render('pages/institutions/institutions/create', { ...form, parentId })
  }

  async store(ctx: HttpContext) {
    const bouncer = ctx.bouncer.with('InstitutionPolicy')
    await bouncer.authorize('create')
    const input = institutionInput(await ctx.request.validateUsing(institutionValidator))
    await bouncer.authorize('createBelow', input.parentId)
    const result = await createInstitution(ctx.actor!, input)
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'institutions.institutions.create.done')
    return ctx.response.redirect().status(303).toRoute('institutions.show', [result.value.id])
  }

  async edit(ctx: HttpContext) {
    const institution = await findInstitution(ctx.params.id)
    await ctx.bouncer.with('InstitutionPolicy').authorize('edit', institution)
    const form = await institutionForm(ctx.actor, ctx.locale, institution)
    return ctx.view.render('pages/institutions/institutions/edit', form)
  }

  async update(ctx: HttpContext) {
    const institution = await findInstitution(ctx.params.id)
    const bouncer = ctx.bouncer.with('InstitutionPolicy')
    await bouncer.authorize('edit', institution)
    const input = institutionInput(await ctx.request.validateUsing(institutionValidator))
    await bouncer.authorize('update', institution, input.parentId)
    const result = await updateInstitution(ctx.actor!, institution.id, input)
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'institutions.institutions.edit.done')
    return ctx.response.redirect().status(303).toRoute('institutions.show', [institution.id])
  }
}

const refuse = (ctx: HttpContext, { field, type }: InputError) =>
  refuseField(field, translate(ctx.locale, `institutions.institutions.form.${type}`))
