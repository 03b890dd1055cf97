import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'

const subject = { type: 'mirror_keys', id: SYSTEM.personId }

/** What was done at the console to the keys with which editions are signed. */
export const noteKeysMade = () =>
  transaction((trx) => audit(trx, SYSTEM, { verb: 'mirror.keys_made', subject }))

export const noteKeysRotated = () =>
  transaction((trx) => audit(trx, SYSTEM, { verb: 'mirror.keys_rotated', subject }))
