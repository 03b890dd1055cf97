import { readdir } from 'node:fs/promises'
import { dataPath } from '#config/data'
import { sqlTime } from '#shared/database/times'
import { Import } from '#shared/imports/import'
import { dropFiles } from '#shared/imports/import_files'
import { dropRows } from '#shared/imports/import_rows'
import type { DateTime } from 'luxon'
import type { Retention } from '#shared/privacy/retention'

const PORTION = 20

/** Imports from before the day whose rows and file are still kept; none that is being worked on. */
const oldImports = (before: DateTime) =>
  Import.query()
    .where('created_at', '<', sqlTime(before))
    .where('rows_dropped', false)
    .whereNotIn('state', ['reading', 'applying', 'undoing'])

async function sweepImports(before: DateTime, seen: () => Promise<void>) {
  let swept = 0
  for (;;) {
    const old = await oldImports(before).orderBy('created_at').limit(PORTION)
    for (const row of old) {
      await dropRows(row.id)
      const state = row.state === 'ready' ? 'discarded' : row.state
      await row.merge({ state, rowsDropped: true }).save()
      await seen()
    }
    swept += old.length
    if (old.length < PORTION) break
  }
  await dropStrayFiles()
  return swept
}

/** Files whose import is over or never came to be. */
async function dropStrayFiles() {
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

/**
 * The files and rows of imports: so long they can be looked at and taken back. Lists of people are not kept longer
 * than they are of use.
 */
export const importRetention: Retention = {
  kind: 'shared.imports',
  days: 30,
  atLeast: 1,
  async count(before) {
    const [{ $extras }] = await oldImports(before).count('* as total')
    return Number($extras.total)
  },
  apply: sweepImports,
}
