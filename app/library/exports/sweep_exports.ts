import { readdir, rm } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#shared/database/times'
import { GOING } from '#library/exports/list_exports'
import { exportFolder, exportOf, exportPlaces } from '#library/exports/export_places'

/** Deletes the file and whatever was made for it; the row says that there was one. */
export async function dropExport(id: string) {
  await removePlaces(id)
  await db.from('library_exports').where('id', id).update({ expires_at: null, size: null })
}

async function removePlaces(id: string) {
  const { file, part, folder } = exportPlaces(id)
  await rm(folder, { recursive: true, force: true })
  await rm(part, { force: true })
  await rm(file, { force: true })
}

const expired = () => db.from('library_exports').where('expires_at', '<', sqlTime())

/** Exports of which something lies here that nobody will fetch or finish: their process died, and they were given up. */
async function leftBehind(): Promise<string[]> {
  const names = await readdir(exportFolder()).catch(() => [] as string[])
  const ids = [...new Set(names.flatMap((name) => exportOf(name) ?? []))]
  const left: string[] = []
  for (const id of ids) {
    const row = await db
      .from('library_exports as e')
      .leftJoin('shared_jobs as j', 'j.id', 'e.job_id')
      .where('e.id', id)
      .select('e.expires_at', 'j.state')
      .first()
    if (row && (row.expires_at !== null || GOING.includes(row.state))) continue
    left.push(id)
  }
  return left
}

export async function isSweepNeeded() {
  if (await expired().select('id').first()) return true
  const left = await leftBehind()
  return left.length > 0
}

/** Deletes the files whose time is over, and what was left behind. */
export async function sweepExports(): Promise<number> {
  const rows = await expired().select('id')
  for (const { id } of rows) await dropExport(id)
  const left = await leftBehind()
  for (const id of left) await removePlaces(id)
  return rows.length + left.length
}
