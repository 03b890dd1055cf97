import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { placePupil } from '#identity/place_pupil'
import { accountsFor } from '#identity/batches/accounts_for'
import { addPerson } from '#identity/new_person'
import {
  isNew,
  isPerson,
  linesOf,
  type BatchRow,
  type PersonOfBatch,
} from '#identity/batches/batch_row'
import { judgeRows } from '#identity/batches/judge_rows'
import { newInitialSecret, type InitialSecret } from '#identity/secrets/initial_secret'
import AccountBatch from '#identity/models/account_batch'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Secrets are hashed before the transaction begins, two at a time on a small server. */
const PART = 50
const AT_ONCE = 2

/**
 * Makes the next accounts of a started list in one transaction and takes their lines off it, so that a job that
 * died goes on where it was. People who came in another way since the list was started are left out.
 */
export async function makeNextAccounts(batchId: string): Promise<AccountBatch> {
  const { rows, secretKind } = await AccountBatch.findOrFail(batchId)
  const secrets: InitialSecret[] = []
  while (secrets.length < Math.min(PART, rows?.length ?? 0)) {
    secrets.push(
      ...(await Promise.all(Array.from({ length: AT_ONCE }, () => newInitialSecret(secretKind))))
    )
  }
  return transaction(async (trx) => {
    const batch = await AccountBatch.query({ client: trx })
      .where('id', batchId)
      .forUpdate()
      .firstOrFail()
    const part = batch.rows?.slice(0, secrets.length) ?? []
    const left = batch.rows?.slice(part.length) ?? []
    const made = await makePart(trx, batch, part, secrets)
    const isDone = left.length === 0
    batch.merge({ made: batch.made + made, rows: isDone ? null : left })
    return batch.merge({ finishedAt: isDone ? clock.now() : null }).save()
  })
}

async function makePart(
  trx: TransactionClientContract,
  batch: AccountBatch,
  part: (BatchRow | PersonOfBatch)[],
  secrets: InitialSecret[]
) {
  const { institutionId, role, classId } = batch
  const people = part.filter(isPerson).map((row) => row.personId)
  if (people.length > 0) return accountsFor(trx, people, secrets, batch.id)
  const judged = await judgeRows(linesOf(part), batch, trx)
  const rows = judged.filter(isNew)
  for (const [index, row] of rows.entries()) {
    const { line, problem, duplicate, ...person } = row
    const input = { ...person, institutionId, role }
    const added = await addPerson(trx, input, secrets[index], batch.id)
    if (!added || !classId) continue
    await placePupil(trx, { classId, personId: added.person.id })
  }
  return rows.length
}
