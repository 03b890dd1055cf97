import db from '@adonisjs/lucid/services/db'
import { readTime } from '#shared/database/times'

export type PackVersion = { name: string; version: string; appliedAt: string }

/** The content packs that this server has. */
export async function packVersions(): Promise<PackVersion[]> {
  const rows = await db.from('shared_packs').orderBy('name').select('name', 'version', 'applied_at')
  return rows.map((row) => ({
    name: row.name,
    version: row.version,
    appliedAt: readTime(row.applied_at).toISO()!,
  }))
}
