import Database from 'better-sqlite3'
import { join } from 'node:path'
import { askDatabase } from '#bench/support/ask_database'
import type { BenchServer } from '#bench/support/server'

async function each(server: BenchServer, statements: string[]) {
  const database = await askDatabase(server.folder, server.database)
  try {
    for (const sql of statements) await database.rows(`${sql} returning id`)
  } finally {
    await database.close()
  }
}

const LONG_AGO = '2000-01-01 00:00:00'

/** Takes what waits out of the queue: files that are prepared for phones are another matter. */
export const forgetWaiting = (server: BenchServer) =>
  each(server, ["delete from shared_jobs where state = 'queued' and kind <> 'shared.apply_import'"])

/** A dead process is known after a minute: after this it is known at once. */
export async function letMinutePass(server: BenchServer) {
  const tickets = 'delete from shared_queue_jobs'
  const jobs = `update shared_jobs set heartbeat_at = '${LONG_AGO}' where state = 'running'`
  if (server.database) return each(server, [jobs, tickets])
  await each(server, [jobs])
  const queue = new Database(join(server.folder, 'queue.sqlite3'))
  queue.prepare(tickets).run()
  queue.close()
}
