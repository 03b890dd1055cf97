import { recordRead } from '#shared/audit/record_read'
import type { Actor } from '#shared/actor'

/** Writes down that someone looked at the pupils of a class. */
export const readOfClass = (actor: Actor, schoolClass: { id: string; institutionId: string }) =>
  recordRead(actor, {
    verb: 'identity.class_viewed',
    subject: { type: 'class', id: schoolClass.id },
    institutionId: schoolClass.institutionId,
  })
