import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import SchoolClass from '#identity/models/school_class'

/** The class with its homeroom teacher loaded; 404 where there is none. */
export async function findClass(id: string): Promise<SchoolClass> {
  const found = validate(id)
    ? await SchoolClass.query().where('id', id).preload('homeroom').first()
    : null
  if (!found)
    throw new Exception('There is no such class', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return found
}
