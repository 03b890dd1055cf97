import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { createPerson } from '#identity/actions/create_person'
import { updatePerson } from '#identity/actions/update_person'
import { chosenInstitution, institutionChoice } from '#identity/queries/institution_choice'
import { findPerson } from '#identity/queries/find_person'
import { listPeople } from '#identity/queries/list_people'
import { personPage } from '#identity/queries/person_page'
import { mayHavePin, rolesUpTo } from '#identity/levels'
import { roles } from '#identity/roles'
import {
  nameInput,
  newPersonValidator,
  numberInput,
  personValidator,
} from '#identity/validators/person'
import type { HttpContext } from '@adonisjs/core/http'

/** The field of the form for a new person at which a refusal stands. */
const FIELDS = { number_taken: 'number', email_taken: 'email', no_username: 'given_latin' }

/** The people of the institutions that the actor looks after. */
export default class PeopleController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const filter = { q: text('q'), role: text('role'), institutionId: text('institution') }
    const institution = await chosenInstitution(ctx.actor!, filter.institutionId, ctx.locale)
    filter.institutionId = institution?.id ?? null
    return ctx.view.render('pages/identity/people/index', {
      ...(await listPeople(ctx.actor!, { ...filter, page }, ctx.locale)),
      filter,
      institution,
      roles,
    })
  }

  async show(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('view', person)
    const page = await personPage(ctx.actor!, person, ctx.locale)
    return ctx.view.render('pages/identity/people/show', page)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('create')
    const { text, page } = listQuery(ctx)
    const institutionId = ctx.request.input('institution_id') ?? text('institution')
    const wanted = { institutionId, q: text('q'), page }
    const choice = await institutionChoice(ctx.actor!, wanted, ctx.locale)
    const given = rolesUpTo(choice.chosen?.level ?? 0)
    return ctx.view.render('pages/identity/people/create', { ...choice, roles: given })
  }

  async store(ctx: HttpContext) {
    const bouncer = ctx.bouncer.with('IdentityPersonPolicy')
    await bouncer.authorize('create')
    const form = await ctx.request.validateUsing(newPersonValidator)
    await bouncer.authorize('giveRole', form.role, form.institution_id)
    if (form.secret_kind === 'pin' && !mayHavePin([form.role])) {
      refuseField('secret_kind', translate(ctx.locale, 'people.form.pin_for_pupils'))
    }
    const result = await createPerson(ctx.actor!, {
      ...nameInput(form),
      number: numberInput(form.number),
      email: form.email ?? null,
      institutionId: form.institution_id,
      role: form.role,
      secretKind: form.secret_kind,
    })
    if (!result.ok) {
      return refuseField(
        FIELDS[result.error.type],
        translate(ctx.locale, `people.form.${result.error.type}`)
      )
    }
    notice(ctx, 'people.create.done')
    const { id } = result.value
    return ctx.response.redirect().status(303).toRoute('identity.person_slips.show', [id])
  }

  async edit(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('edit', person)
    return ctx.view.render('pages/identity/people/edit', { person })
  }

  async update(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('edit', person)
    const form = await ctx.request.validateUsing(personValidator)
    const result = await updatePerson(ctx.actor!, person.id, {
      ...nameInput(form),
      payrollId: numberInput(form.payroll_id),
      studentNumber: numberInput(form.student_number),
      phone: form.phone ?? null,
      email: form.email ?? null,
    })
    if (!result.ok) {
      const field = result.error.type === 'number_taken' ? 'payroll_id' : 'email'
      refuseField(field, translate(ctx.locale, `people.form.${result.error.type}`))
    }
    notice(ctx, 'people.edit.done')
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [person.id])
  }
}
