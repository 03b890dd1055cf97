import { TrackedJob } from '#shared/jobs/tracked_job'
import { rebuildIndex } from '#search/actions/rebuild_index'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Builds the search index anew beside the one in force; people go on searching meanwhile. */
export default class RebuildSearchIndex extends TrackedJob<object, { documents: number }> {
  static kind = 'operations.rebuild_search_index'
  static retries = 1

  async run(_input: object, job: JobHandle) {
    const documents = await rebuildIndex(async (done) => {
      await job.progress(done, undefined, 'indexing')
      await job.throwIfCancelled()
    })
    await job.progress(documents, documents)
    return { documents }
  }
}
