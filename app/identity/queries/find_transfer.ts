import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import Transfer from '#identity/models/transfer'

/** The transfer with its person loaded; 404 where there is none. */
export async function findTransfer(id: string): Promise<Transfer> {
  const found = validate(id)
    ? await Transfer.query()
        .where('id', id)
        .preload('person', (people) => people.preload('user'))
        .first()
    : null
  if (!found)
    throw new Exception('There is no such transfer', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return found
}
