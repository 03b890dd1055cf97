import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { clock } from '#shared/clock'
import { eventOf, listenersOf } from '#shared/outbox/registry'

const BATCH = 50
const LEASE_SECONDS = 60
const POLL_MS = 5000
const MAX_ATTEMPTS = 20

type Row = {
  id: string
  kind: string
  version: number
  subject: string
  body: any
  attempts: number
}

const sql = (time = clock.now()) => time.toSQL({ includeOffset: false })!

/**
 * Delivers the next events in the order they were written and returns how many it took. Each is leased first, so
 * that of several processes one delivers it; a process that dies lets the lease run out. A failing listener
 * is tried again later, with longer and longer pauses, without holding up the events behind it.
 */
export async function relayOnce(): Promise<number> {
  const now = clock.now()
  const due = (await db
    .from('shared_outbox')
    .whereNull('delivered_at')
    .where((q) => q.whereNull('next_at').orWhere('next_at', '<=', sql(now)))
    .orderBy('id')
    .limit(BATCH)
    .select('*')) as Row[]
  for (const row of due) {
    const leased = await db
      .from('shared_outbox')
      .where('id', row.id)
      .whereNull('delivered_at')
      .where('attempts', row.attempts)
      .update({ attempts: row.attempts + 1, next_at: sql(now.plus({ seconds: LEASE_SECONDS })) })
    if (Number(leased) > 0) await deliver({ ...row, attempts: row.attempts + 1 })
  }
  return due.length
}

async function deliver(row: Row) {
  try {
    const Event = eventOf(row.kind)
    const body = typeof row.body === 'string' ? JSON.parse(row.body) : row.body
    for (const listener of Event ? listenersOf(row.kind) : []) {
      const { default: Listener } = await listener()
      await new Listener().handle(new Event!(row.subject, body))
    }
    await mark(row.id, { delivered_at: sql(), next_at: null, error: null })
  } catch (error) {
    logger.error({ err: error, kind: row.kind, event: row.id }, 'a listener failed')
    const pause = Math.min(3600, 2 ** row.attempts)
    const next =
      row.attempts >= MAX_ATTEMPTS
        ? '9999-12-31 00:00:00'
        : sql(clock.now().plus({ seconds: pause }))
    await mark(row.id, { next_at: next, error: String((error as Error).message).slice(0, 500) })
  }
}

const mark = (id: string, values: Record<string, unknown>) =>
  db.from('shared_outbox').where('id', id).update(values)

/** Delivers everything that is due. Tests and console commands call it; the server's relay does it by itself. */
export async function relayAll() {
  while ((await relayOnce()) === BATCH);
}

let timer: NodeJS.Timeout | undefined
let running: Promise<void> | undefined
let again = false

/** Called after a commit: events go out at once rather than at the next poll. */
export function wakeRelay() {
  if (!timer) return
  if (running) {
    again = true
    return
  }
  running = relayAll()
    .catch((error) => logger.error({ err: error }, 'the outbox relay stopped for now'))
    .finally(() => {
      running = undefined
      if (again) {
        again = false
        wakeRelay()
      }
    })
}

/** Starts the relay of this process; also picks up what a dead process left. */
export function startRelay() {
  timer = setInterval(wakeRelay, POLL_MS)
  timer.unref()
  wakeRelay()
}

/** Stops the relay after the event it is at. */
export async function stopRelay() {
  clearInterval(timer)
  timer = undefined
  await running
}
