import { validate } from 'uuid'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { addMembership } from '#identity/actions/add_membership'
import { removeMembership } from '#identity/actions/remove_membership'
import { findPerson } from '#identity/queries/find_person'
import { institutionChoice } from '#identity/queries/institution_choice'
import { personName } from '#identity/queries/person_name'
import { rolesUpTo } from '#identity/levels'
import { membershipValidator } from '#identity/validators/membership'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'

/** The roles of a person at institutions. */
export default class MembershipsController {
  async create(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('edit', person)
    const { text, page } = listQuery(ctx)
    const institutionId = ctx.request.input('institution_id') ?? text('institution')
    const wanted = { institutionId, q: text('q'), page }
    const choice = await institutionChoice(ctx.actor!, wanted, ctx.locale)
    return ctx.view.render('pages/identity/memberships/create', {
      ...choice,
      roles: rolesUpTo(choice.chosen?.level ?? 0),
      person: { id: person.id, name: personName(person, ctx.locale) },
    })
  }

  async store(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    const bouncer = ctx.bouncer.with('IdentityPersonPolicy')
    await bouncer.authorize('edit', person)
    const form = await ctx.request.validateUsing(membershipValidator)
    await bouncer.authorize('giveRole', form.role, form.institution_id)
    const result = await addMembership(ctx.actor!, {
      personId: person.id,
      institutionId: form.institution_id,
      role: form.role,
    })
    if (!result.ok) refuseField('role', translate(ctx.locale, 'people.memberships.held_already'))
    notice(ctx, 'people.memberships.added')
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [person.id])
  }

  async destroy(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    const { membership: id } = ctx.params
    const held = validate(id) ? person.memberships.find((one) => one.id === id) : undefined
    if (!held) throw new Exception('There is no such role', { status: 404 })
    await ctx.bouncer
      .with('IdentityPersonPolicy')
      .authorize('giveRole', held.role, held.institutionId)
    const result = await removeMembership(ctx.actor!, held.id)
    if (result.ok) notice(ctx, 'people.memberships.removed')
    else notice(ctx, 'people.show.last_administrator', {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [person.id])
  }
}
