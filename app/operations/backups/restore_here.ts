import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { dataDir } from '#config/data'
import { rebuildIndex } from '#search/actions/rebuild_index'
import { readManifest, SnapshotError } from '#operations/backups/format/manifest'
import { passphrase, settingsFile } from '#operations/backups/own_server'
import { restoreSnapshot } from '#operations/backups/restore_snapshot'
import { ownStore, storeAddress } from '#operations/backups/stores/open_store'
import { tellRestored } from '#operations/backups/tell'
import type { Place } from '#operations/backups/places/place'
import type { StoreAddress } from '#operations/backups/stores/store'

type Options = {
  place: Place
  name: string | undefined
  into?: string
  database?: string
  replace?: boolean
  /** Asks the person for the passphrase, where the snapshot needs one; undefined where nobody is there to ask. */
  ask: () => Promise<string | undefined>
}

/** Restores for the console and returns the report in both languages. */
export async function restoreHere(options: Options): Promise<string[]> {
  const { place, name, into, replace } = options
  if (!name) throw new SnapshotError('no_snapshot', { place: place.name })
  const from = performance.now()
  const { keys } = await readManifest(place, name)
  const secret = passphrase() ?? (keys.locked ? await options.ask() : undefined)
  const target = targetOf(options)
  const isOwn = !into && same(target, ownStore())
  // The empty file that a connection has made would be in the way.
  if (isOwn) await closeOwn()
  const restored = await restoreSnapshot({
    ...{ place, name, target, replace, passphrase: secret, dataDir: into ?? dataDir },
    settingsFile: into ? join(into, 'restored.env') : settingsFile(),
  })
  const indexed = isOwn ? await rebuildIndex() : undefined
  const seconds = Math.round((performance.now() - from) / 1000)
  return tellRestored(restored, { target, dataDir: into ?? dataDir, indexed, seconds })
}

function targetOf({ into, database }: Options): StoreAddress {
  if (database) return storeAddress(database)
  return into ? { kind: 'sqlite', file: join(into, 'main.sqlite3') } : ownStore()
}

const same = (a: StoreAddress, b: StoreAddress) => JSON.stringify(a) === JSON.stringify(b)

async function closeOwn() {
  for (const name of ['main', 'queue', 'search']) await db.manager.close(name)
}
