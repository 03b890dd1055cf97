import db from '@adonisjs/lucid/services/db'
import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import { contactsAt } from '#operations/reports/handler'
import Contact from '#operations/models/contact'
import type { Actor } from '#shared/actor'

type Subject = { kind: string; handlerId: string | null }

/** Reports are confidential: the named contacts of the institution that has one see it, nobody else. */
export default class ReportPolicy extends BasePolicy {
  async list(actor: Actor) {
    if (manages.everything(actor)) return true
    return (await Contact.query().where('person_id', actor.personId).first()) !== null
  }

  async handle(actor: Actor, report: Subject) {
    if (!report.handlerId) return manages.everything(actor)
    const contacts = await contactsAt(db.connection(), [report.handlerId], report.kind)
    return contacts.some(({ personId }) => personId === actor.personId)
  }
}
