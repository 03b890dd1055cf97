import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { institutionChoice } from '#identity/queries/institution_choice'
import { addContact, removeContact } from '#operations/actions/change_contacts'
import { contactsOf } from '#operations/queries/contacts_of'
import { contactValidator } from '#operations/validators/report'
import { topics } from '#operations/reports/kinds'
import Contact from '#operations/models/contact'
import type { HttpContext } from '@adonisjs/core/http'

/** Whom reports of an institution reach. */
export default class ContactsController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsContactPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const institutionId = ctx.request.input('institution_id') ?? text('institution')
    const wanted = { institutionId, q: text('q'), page }
    const choice = await institutionChoice(ctx.actor!, wanted, ctx.locale)
    const contacts = choice.chosen ? await contactsOf(choice.chosen.id, ctx.locale) : []
    return ctx.view.render('pages/operations/contacts/create', { ...choice, contacts, topics })
  }

  async store(ctx: HttpContext) {
    const form = await ctx.request.validateUsing(contactValidator)
    const institutionId = form.institution_id
    await ctx.bouncer.with('OperationsContactPolicy').authorize('change', institutionId)
    const { username, topic, phone = null } = form
    const result = await addContact(ctx.actor!, { institutionId, username, topic, phone })
    if (!result.ok) {
      refuseField('username', translate(ctx.locale, `reports.contacts.${result.error.type}`))
    }
    notice(ctx, 'reports.contacts.added')
    return back(ctx, institutionId)
  }

  async destroy(ctx: HttpContext) {
    const { id } = ctx.params
    const contact = validate(id) ? await Contact.find(id) : null
    if (!contact) throw new Exception('No such contact', { status: 404, code: 'E_ROW_NOT_FOUND' })
    await ctx.bouncer.with('OperationsContactPolicy').authorize('change', contact.institutionId)
    await removeContact(ctx.actor!, contact)
    notice(ctx, 'reports.contacts.removed')
    return back(ctx, contact.institutionId)
  }
}

const back = ({ response }: HttpContext, institution: string) =>
  response.redirect().status(303).toRoute('operations.contacts.create', [], { qs: { institution } })
