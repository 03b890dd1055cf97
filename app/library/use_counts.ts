import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock, ZONE } from '#shared/clock'

const EVERY = 30_000
const MOST = 5000

type Use = { views: number; downloads: number }

/** By `<resource> <day>`: requests only add up here; a timer of the process writes the sums. */
let waiting = new Map<string, Use>()
let timer: NodeJS.Timeout | undefined

/** Counts one view or download. Writes nothing: what a process that is killed has not written is lost. */
export function countUse(resourceId: string, what: keyof Use) {
  const key = `${resourceId} ${clock.now().setZone(ZONE).toISODate()}`
  const use = waiting.get(key) ?? { views: 0, downloads: 0 }
  use[what] += 1
  if (waiting.size < MOST || waiting.has(key)) waiting.set(key, use)
  if (!timer && !app.inTest) {
    timer = setInterval(() => {
      flushUses().catch((error) => logger.warn({ err: error }, 'uses were not written'))
    }, EVERY)
    timer.unref()
  }
}

/** Adds what was counted to the table; what cannot be written is counted again. */
export async function flushUses() {
  const portion = waiting
  waiting = new Map()
  for (const [key, { views, downloads }] of portion) {
    const [resourceId, day] = key.split(' ')
    await db.rawQuery(
      `insert into library_use_counts (id, resource_id, day, views, downloads) values (?, ?, ?, ?, ?)
       on conflict (resource_id, day) do update
       set views = library_use_counts.views + excluded.views,
           downloads = library_use_counts.downloads + excluded.downloads`,
      [newId(), resourceId, day, views, downloads]
    )
  }
}

/** How often a resource was opened and kept, in all. One query. */
export async function usesOf(resourceId: string): Promise<Use> {
  const [row] = await db
    .from('library_use_counts')
    .where('resource_id', resourceId)
    .sum('views as views')
    .sum('downloads as downloads')
  return { views: Number(row?.views ?? 0), downloads: Number(row?.downloads ?? 0) }
}
