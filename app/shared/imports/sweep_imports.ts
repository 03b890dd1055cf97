import { readdir } from 'node:fs/promises'
import { clock } from '#shared/clock'
import { dataPath } from '#config/data'
import { sqlTime } from '#shared/database/times'
import { Import } from '#shared/imports/import'
import { dropFiles } from '#shared/imports/import_files'
import { dropRows } from '#shared/imports/import_rows'

/** How long the rows of an import are kept: so long it can be looked at and taken back. */
export const KEPT_DAYS = 30

/**
 * Removes the files and rows of imports that are older than that, and files whose import never came to be. Lists of
 * people are not kept longer than they are of use.
 */
export async function sweepImports() {
  const before = sqlTime(clock.now().minus({ days: KEPT_DAYS }))
  const old = await Import.query()
    .where('created_at', '<', before)
    .where('rows_dropped', false)
    .whereNotIn('state', ['reading', 'applying', 'undoing'])
    .orderBy('created_at')
    .limit(20)
  for (const row of old) {
    await dropRows(row.id)
    const state = row.state === 'ready' ? 'discarded' : row.state
    await row.merge({ state, rowsDropped: true }).save()
  }
  const open = await Import.query()
    .where('rows_dropped', false)
    .whereNot('state', 'discarded')
    .select('id')
  const wanted = new Set(open.map(({ id }) => id))
  const names = await readdir(dataPath('imports')).catch(() => [])
  for (const id of new Set(names.map((name) => name.split('.')[0]))) {
    if (!wanted.has(id) && isOld(id)) await dropFiles(id)
  }
}

/** The id tells the time: UUIDv7 begins with milliseconds. Files of an import that is just being made stay. */
const isOld = (id: string) =>
  Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) < Date.now() - 3_600_000
