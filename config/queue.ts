import app from '@adonisjs/core/services/app'
import { configProvider } from '@adonisjs/core'
import { defineConfig, drivers } from '@adonisjs/queue'

export const jobsTable = 'shared_queue_jobs'
export const schedulesTable = 'shared_queue_schedules'
export const limitsTable = 'shared_rate_limits'

/** The package's own database driver can't be told the name of the table of schedules. */
const database = configProvider.create(async (application) => {
  const db = await application.container.make('lucid.db')
  const { KnexAdapter } = await import('@boringnode/queue/drivers/knex_adapter')
  const connection = db.connection('queue').getWriteClient()
  return () =>
    new KnexAdapter({ connection, tableName: jobsTable, schedulesTableName: schedulesTable })
})

/**
 * Jobs live apart from the record: a file of their own on SQLite, tables of their own on PostgreSQL. The queue knows
 * one class (`#shared/jobs/run_tracked_job`), which registers itself: no folder is searched. Tests run jobs at once.
 */
export default defineConfig({
  default: app.inTest ? 'sync' : 'database',
  adapters: { database, sync: drivers.sync() },
  worker: {
    concurrency: 2,
    idleDelay: '2s',
    stalledThreshold: '60s',
    maxStalledCount: 3,
    gracefulShutdown: false,
  },
  locations: [],
})
