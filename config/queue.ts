import app from '@adonisjs/core/services/app'
import { defineConfig, drivers } from '@adonisjs/queue'

/** Jobs live apart from the record: a file of their own on SQLite, tables of their own on PostgreSQL. */
export default defineConfig({
  default: app.inTest ? 'sync' : 'database',
  adapters: {
    database: drivers.database({ connectionName: 'queue', tableName: 'shared_queue_jobs' }),
    sync: drivers.sync(),
  },
  worker: { concurrency: 1, idleDelay: '1s' },
  locations: ['./app/**/jobs/*.{ts,js}'],
})
