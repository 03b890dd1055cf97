import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { createPerson } from '#identity/actions/create_person'
import { updatePerson } from '#identity/actions/update_person'
import { institutionChoice } from '#identity/queries/institution_choice'
import { findPerson } from '#identity/queries/find_person'
import { listPeople } from '#identity/queries/list_people'
import { filterQuery, peopleFilter } from '#identity/queries/people_filter'
import { seesAllNames } from '#identity/queries/people_scope'
import { readOfPupil } from '#identity/read_of_pupil'
import { personCodes } from '#identity/queries/person_codes'
import { personPage } from '#identity/queries/person_page'
import { accountStates, isPupil } from '#identity/queries/person_rows'
import { nationalIdHint } from '#identity/secrets/national_id'
import { personInput, unknownCode } from '#identity/person_input'
import { mayHavePin, rolesUpTo } from '#identity/levels'
import { ageBands } from '#identity/age_bands'
import { roles } from '#identity/roles'
import {
  nameInput,
  newPersonValidator,
  numberInput,
  personValidator,
} from '#identity/validators/person'
import type { HttpContext } from '@adonisjs/core/http'

/** The field of the form for a new person at which a refusal stands. */
const GRADES = Array.from({ length: 12 }, (_, index) => index + 1)

const CHANGE_FIELDS = {
  number_taken: 'payroll_id',
  reason_needed: 'payroll_reason',
  email_taken: 'email',
  national_id_taken: 'national_id',
}
const FIELDS = { number_taken: 'number', email_taken: 'email', no_username: 'given_latin' }

/** The people of the institutions that the actor looks after. */
export default class PeopleController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const { filter, institution } = await peopleFilter(ctx.actor!, text, ctx.locale)
    return ctx.view.render('pages/identity/people/index', {
      ...(await listPeople(ctx.actor!, { ...filter, page }, ctx.locale)),
      filter,
      institution,
      wanted: filterQuery(filter),
      seesAllNames: seesAllNames(ctx.actor!),
      roles,
      states: accountStates,
      grades: GRADES,
    })
  }

  async show(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    if (person.mergedIntoId) {
      return ctx.response
        .redirect()
        .status(303)
        .toRoute('identity.people.show', [person.mergedIntoId])
    }
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('view', person)
    if (isPupil(person.memberships)) await readOfPupil(ctx.actor!, person)
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
    return ctx.view.render('pages/identity/people/edit', {
      person,
      isPupil: isPupil(person.memberships),
      codes: await personCodes(ctx.locale, person),
      nationalId: nationalIdHint(person.nationalId),
      ageBands,
    })
  }

  async update(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('edit', person)
    const form = await ctx.request.validateUsing(personValidator)
    const changes = personInput(form, isPupil(person.memberships))
    const unknown = unknownCode(changes, await personCodes(ctx.locale, person), person)
    if (unknown) refuseField(unknown, translate(ctx.locale, 'people.form.unknown_code'))
    const result = await updatePerson(ctx.actor!, person.id, changes)
    if (!result.ok) {
      const { type } = result.error
      refuseField(CHANGE_FIELDS[type], translate(ctx.locale, `people.form.${type}`))
    }
    notice(ctx, 'people.edit.done')
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [person.id])
  }
}
