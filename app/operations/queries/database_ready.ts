import db from '@adonisjs/lucid/services/db'
import { setTimeout as sleep } from 'node:timers/promises'

const TIMEOUT_MS = 2000

async function ask() {
  await db.from('shared_packs').limit(1).select('id')
  return true
}

/** Whether the record answers a small question in time. */
export async function isDatabaseReady(timeout = TIMEOUT_MS): Promise<boolean> {
  const stop = new AbortController()
  const asked = ask()
  const late = sleep(timeout, false, { signal: stop.signal, ref: false })
  const isReady = await Promise.race([asked, late]).catch(() => false)
  stop.abort()
  late.catch(() => {})
  asked.catch(() => {})
  return isReady
}
