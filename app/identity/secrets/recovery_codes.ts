import { createHash } from 'node:crypto'
import { newCode } from '#shared/ids'
import { normaliseCode } from '#identity/secrets/normalise'

/** Ten codes in groups of four: `K7QM-2XAB-9RTV`. 58 bits each, so an unsalted hash can't be searched through. */
export const newRecoveryCodes = () =>
  Array.from({ length: 10 }, () => newCode(12).match(/.{4}/g)!.join('-'))

export const recoveryHash = (code: string) =>
  createHash('sha256').update(normaliseCode(code)).digest('hex')
