import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import RebuildSearchIndex from '#operations/jobs/rebuild_search_index'
import type { Actor } from '#shared/actor'

/** Starts building the search index anew and returns the id of the job. */
export function startIndexRebuild(actor: Actor): Promise<string> {
  return transaction(async (trx) => {
    const id = await startJob(trx, actor, RebuildSearchIndex, {})
    await audit(trx, actor, {
      verb: 'operations.index_rebuild_started',
      subject: { type: 'job', id },
    })
    return id
  })
}
