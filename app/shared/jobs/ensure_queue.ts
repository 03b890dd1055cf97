import { mkdir } from 'node:fs/promises'
import { dataDir } from '#config/data'
import db from '@adonisjs/lucid/services/db'
import { QueueSchemaService } from '@adonisjs/queue'
import { jobsTable, limitsTable, schedulesTable } from '#config/queue'

/**
 * Makes the tables of the queue and of the rate limits where they are missing. They hold nothing that must survive,
 * live on the connection `queue` (a file of its own on SQLite) and are no part of the migrations of the record.
 */
export async function ensureQueue() {
  await mkdir(dataDir, { recursive: true })
  const client = db.connection('queue').getWriteClient()
  const queue = new QueueSchemaService(client)
  await ensureTable(jobsTable, () => queue.createJobsTable(jobsTable))
  await ensureTable(schedulesTable, () => queue.createSchedulesTable(schedulesTable))
  await ensureTable(limitsTable, () =>
    client.schema.createTable(limitsTable, (table) => {
      table.string('key', 255).primary()
      table.integer('points').notNullable().defaultTo(0)
      table.bigInteger('expire').nullable()
    })
  )

  async function ensureTable(name: string, create: () => Promise<unknown>) {
    if (await client.schema.hasTable(name)) return
    try {
      await create()
    } catch (error) {
      // Another process may have made it in between.
      if (!(await client.schema.hasTable(name))) throw error
    }
  }
}
