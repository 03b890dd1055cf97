import { access, constants, mkdir } from 'node:fs/promises'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import type { ApplicationService } from '@adonisjs/core/types'
import { dataDir } from '#config/data'

/** Makes the data folder, migrates the database and applies the content packs. Does nothing the second time. */
export async function bringUpToDate(app: ApplicationService, { demo }: { demo: boolean }) {
  await mkdir(dataDir, { recursive: true })
  await access(dataDir, constants.W_OK)

  const db = await app.container.make('lucid.db')
  const runner = new MigrationRunner(db, app, { direction: 'up' })
  await runner.run()
  if (runner.error) throw runner.error

  const { applyPacks } = await import('#shared/packs/apply_all')
  return applyPacks({ demo })
}
