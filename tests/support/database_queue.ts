import db from '@adonisjs/lucid/services/db'
import queueConfig, { jobsTable } from '#config/queue'
import { QueueManager } from '@adonisjs/queue'
import { JobWorker } from '#shared/jobs/worker'
import { queueAdapters } from '#shared/jobs/queue_adapters'

/** Workers on the real database driver for one test; afterwards jobs run at once again, as in other tests. */
export function databaseQueue() {
  const workers: JobWorker[] = []
  return {
    async worker() {
      const worker = new JobWorker()
      await worker.start()
      workers.push(worker)
      return worker
    },
    /** The queue without a worker: tickets stay where they are. */
    async hold() {
      await QueueManager.init({
        ...queueConfig,
        default: 'database',
        adapters: await queueAdapters(),
        autoLoadJobs: false,
      })
    },
    async close() {
      for (const worker of workers) await worker.stop()
      await db.connection('queue').from(jobsTable).delete()
      await QueueManager.init({
        ...queueConfig,
        adapters: await queueAdapters(),
        autoLoadJobs: false,
      })
    },
  }
}
