import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IdentityClassPupilSchema } from '#database/schema'
import Person from '#identity/models/person'

/** Why a place ended; `active` while it has not. */
export const placeStatuses = [
  ...(['active', 'promoted', 'repeated', 'moved'] as const),
  ...(['left', 'transferred', 'graduated'] as const),
]

export type PlaceStatus = (typeof placeStatuses)[number]

/** A pupil's place in a class, from a day through a day, with the number on the roll. */
export default class ClassPupil extends IdentityClassPupilSchema {
  static table = 'identity_class_pupils'
  static selfAssignPrimaryKey = true

  declare status: PlaceStatus

  @belongsTo(() => Person)
  declare person: BelongsTo<typeof Person>
}
