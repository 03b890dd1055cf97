import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import AccountBatch from '#identity/models/account_batch'

/** The list of accounts; 404 where there is none. */
export async function findBatch(id: string): Promise<AccountBatch> {
  const found = validate(id) ? await AccountBatch.find(id) : null
  if (!found) throw new Exception('There is no such list', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return found
}
