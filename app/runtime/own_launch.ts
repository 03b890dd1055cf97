import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import Launch from '#runtime/models/launch'
import type { HttpContext } from '@adonisjs/core/http'

/** The launch of the address, for the one person to whom it belongs; 404 for everyone else. */
export async function ownLaunch({ actor, params }: HttpContext): Promise<Launch> {
  const launch = validate(params.id) ? await Launch.find(params.id) : null
  if (launch?.personId !== actor!.personId) {
    throw new Exception('There is no such launch', { status: 404, code: 'E_ROW_NOT_FOUND' })
  }
  return launch
}
