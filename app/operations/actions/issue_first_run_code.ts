import { createHash } from 'node:crypto'
import { newCode, newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import FirstRun from '#operations/models/first_run'

const VALID = { hours: 24 }

/** The code as it was made, however it was typed: capital letters and digits. */
export const firstRunHash = (code: string) =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex')

/**
 * A fresh code such as `K7QM-2XAB` for the first-run page, to print on the console: whoever reads the console
 * owns the server. It is good once and for 24 hours; the codes before it no longer are. Only its hash is kept.
 */
export async function issueFirstRunCode(): Promise<string> {
  const code = newCode(8).replace(/(.{4})/, '$1-')
  await transaction(async (trx) => {
    await FirstRun.query({ client: trx }).whereNull('used_at').delete()
    const expiresAt = clock.now().plus(VALID)
    await FirstRun.create({ id: newId(), codeHash: firstRunHash(code), expiresAt }, { client: trx })
  })
  return code
}
