import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import PrivacyRequest from '#operations/models/privacy_request'

/** @throws 404 */
export async function findRequest(id: string) {
  const request = validate(id) ? await PrivacyRequest.find(id) : null
  if (!request) throw new Exception('No such request', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return request
}
