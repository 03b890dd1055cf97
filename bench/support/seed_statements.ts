import { SYSTEM } from '#shared/actor'
import { issueApiToken } from '#identity/actions/issue_api_token'
import { recordStatements } from '#runtime/actions/record_statements'
import { transaction } from '#shared/database/transaction'
import { benchStatement } from '#bench/support/xapi_statements'
import { ownAuthority } from '#runtime/actions/record_statements'

const BATCH = 500

/** Fills the record store with `size` statements, and returns a credential for it. */
export async function seedStatements(size: number) {
  const authority = ownAuthority('bench', null)
  for (let done = 0; done < size; done += BATCH) {
    const count = Math.min(BATCH, size - done)
    const statements = Array.from({ length: count }, benchStatement)
    await transaction((trx) => recordStatements(trx, authority, statements))
  }
  const input = { name: 'bench', personId: null, institutionId: null, days: 30 }
  const scopes = ['xapi.all', 'xapi.define']
  const { token, secret } = await issueApiToken(SYSTEM, { ...input, scopes })
  return { id: token.id, secret }
}
