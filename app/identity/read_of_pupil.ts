import { recordRead } from '#shared/audit/record_read'
import type Person from '#identity/models/person'
import type { Actor } from '#shared/actor'

/** Writes down that someone looked at the record of a pupil. `memberships` are loaded. */
export const readOfPupil = (actor: Actor, person: Person) =>
  recordRead(actor, {
    verb: 'identity.pupil_viewed',
    subject: { type: 'person', id: person.id },
    institutionId: person.memberships[0]?.institutionId,
  })
