import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import Rollover from '#identity/models/rollover'

/** The rollover; 404 where there is none. */
export async function findRollover(id: string): Promise<Rollover> {
  const found = validate(id) ? await Rollover.find(id) : null
  if (!found)
    throw new Exception('There is no such rollover', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return found
}
