import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { notEnded } from '#identity/queries/current_memberships'
import Person from '#identity/models/person'

/** The person with account and current roles loaded; 404 where there is none. */
export async function findPerson(id: string): Promise<Person> {
  const person = validate(id)
    ? await Person.query()
        .where('id', id)
        .preload('user')
        .preload('memberships', (held) => notEnded(held).orderBy('created_at'))
        .first()
    : null
  if (!person)
    throw new Exception('There is no such person', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return person
}
