import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import AccountBatch from '#identity/models/account_batch'
import MakeAccounts from '#identity/jobs/make_accounts'
import type { SecretKind } from '#identity/secrets/initial_secret'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Input = { institutionId: string; secretKind: SecretKind; personIds: string[] }

/** Accounts for people who are there already: the same job and slips as for a list, after the commit. */
export async function startBatchOf(trx: TransactionClientContract, actor: Actor, input: Input) {
  const { institutionId, secretKind, personIds } = input
  const id = newId()
  const jobId = await startJob(trx, actor, MakeAccounts, { batchId: id })
  const rows = personIds.map((personId) => ({ personId }))
  const batch = { id, institutionId, secretKind, rows, total: rows.length, made: 0, jobId }
  const role = secretKind === 'pin' ? 'student' : 'teacher'
  await AccountBatch.create(
    { ...batch, role, createdBy: actor.personId, startedAt: clock.now() },
    { client: trx }
  )
  await audit(trx, actor, {
    verb: 'identity.account_batch_started',
    subject: { type: 'account_batch', id },
    institutionId,
    after: { rows: rows.length },
  })
}
