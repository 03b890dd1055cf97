import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import PrepareFile from '#media/jobs/prepare_file'
import Preparation from '#media/models/preparation'
import type { Actor } from '#shared/actor'

const MOST = 500

/** What may be tried again: a program has come, or the server has more room or time. */
const AGAIN = ['waiting', 'partly', 'failed', 'cancelled']

/** Prepares these files anew, as far as something is missing; all of them where no ids are given. @returns how many */
export async function retryPreparations(
  actor: Actor,
  choice: { ids?: string[]; states?: string[] } = {}
): Promise<number> {
  return transaction(async (trx) => {
    const found = Preparation.query({ client: trx })
      .whereIn('state', choice.states ?? AGAIN)
      .orderBy('createdAt')
      .limit(MOST)
    if (choice.ids) found.whereIn('id', choice.ids)
    const rows = await found
    for (const row of rows) {
      const jobId = await startJob(trx, actor, PrepareFile, { blobId: row.blobId })
      await row.useTransaction(trx).merge({ state: 'queued', jobId, waitsFor: null }).save()
    }
    return rows.length
  })
}
