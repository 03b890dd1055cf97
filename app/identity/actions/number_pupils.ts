import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { notEnded } from '#identity/queries/current_memberships'
import ClassPupil from '#identity/models/class_pupil'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

/** Numbers the pupils of a class from 1 in the order of their Khmer names. Returns how many there are. */
export function numberPupils(actor: Actor, schoolClass: SchoolClass) {
  return transaction(async (trx) => {
    const query = ClassPupil.query({ client: trx }).where('class_id', schoolClass.id)
    const places = await notEnded(query).preload('person')
    places.sort((a, b) => (a.person.sortKey < b.person.sortKey ? -1 : 1))
    for (const [index, place] of places.entries()) {
      await place.merge({ rollNumber: index + 1 }).save()
    }
    await audit(trx, actor, {
      verb: 'identity.roll_numbered',
      subject: { type: 'class', id: schoolClass.id },
      institutionId: schoolClass.institutionId,
      after: { pupils: places.length },
    })
    return places.length
  })
}
