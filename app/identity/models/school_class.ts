import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { IdentityClassSchema } from '#database/schema'
import ClassPupil from '#identity/models/class_pupil'
import ClassTeacher from '#identity/models/class_teacher'
import Person from '#identity/models/person'

/** A class of pupils at a school in one academic year, with its homeroom teacher. */
export default class SchoolClass extends IdentityClassSchema {
  static table = 'identity_classes'
  static selfAssignPrimaryKey = true

  @belongsTo(() => Person, { foreignKey: 'homeroomPersonId' })
  declare homeroom: BelongsTo<typeof Person>

  @hasMany(() => ClassPupil, { foreignKey: 'classId' })
  declare pupils: HasMany<typeof ClassPupil>

  @hasMany(() => ClassTeacher, { foreignKey: 'classId' })
  declare teachers: HasMany<typeof ClassTeacher>
}
