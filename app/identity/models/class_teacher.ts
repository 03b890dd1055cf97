import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IdentityClassTeacherSchema } from '#database/schema'
import Person from '#identity/models/person'

/** Who teaches a subject in a class, from a day to a day. */
export default class ClassTeacher extends IdentityClassTeacherSchema {
  static table = 'identity_class_teachers'
  static selfAssignPrimaryKey = true

  @belongsTo(() => Person)
  declare person: BelongsTo<typeof Person>
}
