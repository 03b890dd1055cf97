import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import { newId } from '#shared/ids'
import { postgres, sqlite } from '#config/database'
import { SnapshotError } from '#operations/backups/format/manifest'
import type { StoreAddress } from '#operations/backups/stores/store'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Opens a database that is not this server's own, for as long as `work` takes. */
export async function withConnection<T>(
  address: StoreAddress,
  work: (client: QueryClientContract, name: string) => Promise<T>
): Promise<T> {
  const name = `restore-${newId()}`
  const config = address.kind === 'sqlite' ? sqlite(address.file, 'FULL') : postgres(address.url, 2)
  db.manager.add(name, config)
  try {
    return await work(db.connection(name), name)
  } finally {
    await db.manager.close(name, true)
  }
}

type Source = { getMigrations(): Promise<{ name: string }[]> }

/**
 * Makes the tables of an empty database.
 * @param level the migrations of a snapshot: these and no later ones; all where left out
 */
export function migrate(address: StoreAddress, level?: string[]) {
  return withConnection(address, async (_, connectionName) => {
    const runner = new MigrationRunner(db, app, { direction: 'up', connectionName })
    const source = (runner as unknown as { migrationSource: Source }).migrationSource
    const all = await source.getMigrations()
    const unknown = (level ?? []).filter((name) => !all.some((one) => one.name === name))
    if (unknown.length > 0) throw new SnapshotError('newer_version', { migration: unknown[0] })
    if (level) source.getMigrations = async () => all.filter(({ name }) => level.includes(name))
    await runner.run()
    if (runner.error) throw runner.error
  })
}
