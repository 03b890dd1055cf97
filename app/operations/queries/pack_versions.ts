import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'
import { readTime } from '#shared/database/times'

export type PackVersion = { name: string; version: string; appliedAt: string }

/** The content packs that this server has. */
export const packVersions = remembered(10, async (): Promise<PackVersion[]> => {
  const rows = await db.from('shared_packs').orderBy('name').select('name', 'version', 'applied_at')
  return rows.map((row) => ({
    name: row.name,
    version: row.version,
    appliedAt: readTime(row.applied_at).toISO()!,
  }))
})
