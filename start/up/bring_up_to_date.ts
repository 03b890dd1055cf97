import { access, constants, mkdir } from 'node:fs/promises'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import type { ApplicationService } from '@adonisjs/core/types'
import { dataDir } from '#config/data'

/**
 * Makes the data folder, migrates the database, applies the content packs and builds the search index if it was lost.
 * Does nothing the second time. `indexed` is the number of documents of an index that had to be built.
 */
export async function bringUpToDate(app: ApplicationService, { demo }: { demo: boolean }) {
  await mkdir(dataDir, { recursive: true })
  await access(dataDir, constants.W_OK)

  const db = await app.container.make('lucid.db')
  const runner = new MigrationRunner(db, app, { direction: 'up' })
  await runner.run()
  if (runner.error) throw runner.error

  const { applyPacks } = await import('#shared/packs/apply_all')
  const packs = await applyPacks({ demo })
  const { restoreIndex } = await import('#search/actions/restore_index')
  return { packs, indexed: await restoreIndex() }
}
