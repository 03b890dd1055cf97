import { readOfClass } from '#identity/read_of_class'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { saveClass, type ClassError } from '#identity/actions/save_class'
import { classFilter, classFilterOptions } from '#identity/queries/class_filters'
import { classForm } from '#identity/queries/class_form'
import { classPage } from '#identity/queries/class_page'
import { findClass } from '#identity/queries/find_class'
import { chosenInstitution, institutionChoice } from '#identity/queries/institution_choice'
import { listClasses } from '#identity/queries/list_classes'
import { peopleTops } from '#identity/queries/reach'
import {
  classInput,
  newClassValidator,
  schoolClassValidator,
} from '#identity/validators/school_class'
import type { HttpContext } from '@adonisjs/core/http'

/** Classes: of the whole school for its leader, the own ones for a homeroom teacher. */
export default class ClassesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('list')
    const filter = classFilter(ctx)
    return ctx.view.render('pages/identity/classes/index', {
      ...(await listClasses(ctx.actor!, { ...filter, page: listQuery(ctx).page }, ctx.locale)),
      ...(await classFilterOptions(ctx)),
      filter,
      exportQuery: { ...ctx.request.qs(), page: undefined },
      institution: await chosenInstitution(ctx.actor!, filter.institutionId ?? null, ctx.locale),
      mayCreate: peopleTops(ctx.actor).length > 0,
    })
  }

  async show(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('view', schoolClass)
    await readOfClass(ctx.actor!, schoolClass)
    const { page: number, text } = listQuery(ctx)
    const wanted = { page: number, past: text('past') === '1' }
    const page = await classPage(ctx.actor!, schoolClass, wanted, ctx.locale)
    return ctx.view.render('pages/identity/classes/show', page)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('create')
    const { text, page } = listQuery(ctx)
    const institutionId = ctx.request.input('institution_id') ?? text('institution')
    const wanted = { institutionId, q: text('q'), page }
    const choice = await institutionChoice(ctx.actor!, wanted, ctx.locale)
    const form = choice.chosen ? await classForm(choice.chosen.id, ctx.locale) : {}
    return ctx.view.render('pages/identity/classes/create', { ...choice, ...form })
  }

  async store(ctx: HttpContext) {
    const bouncer = ctx.bouncer.with('IdentitySchoolClassPolicy')
    await bouncer.authorize('create')
    const form = await ctx.request.validateUsing(newClassValidator)
    const { institution_id: institutionId } = form
    await bouncer.authorize('edit', { institutionId })
    const result = await saveClass(ctx.actor!, { institutionId }, classInput(form))
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'people.classes.created')
    return ctx.response.redirect().status(303).toRoute('identity.classes.show', [result.value.id])
  }

  async edit(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('edit', schoolClass)
    const form = await classForm(schoolClass.institutionId, ctx.locale, schoolClass)
    return ctx.view.render('pages/identity/classes/edit', form)
  }

  async update(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('edit', schoolClass)
    const form = await ctx.request.validateUsing(schoolClassValidator)
    const result = await saveClass(ctx.actor!, schoolClass, classInput(form))
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'people.classes.saved')
    return ctx.response.redirect().status(303).toRoute('identity.classes.show', [schoolClass.id])
  }
}

const refuse = (ctx: HttpContext, { field, type }: ClassError) =>
  refuseField(field, translate(ctx.locale, `people.classes.${type}`))
