import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IdentityClassPupilSchema } from '#database/schema'
import Person from '#identity/models/person'

/** A pupil's place in a class. */
export default class ClassPupil extends IdentityClassPupilSchema {
  static table = 'identity_class_pupils'
  static selfAssignPrimaryKey = true

  @belongsTo(() => Person)
  declare person: BelongsTo<typeof Person>
}
