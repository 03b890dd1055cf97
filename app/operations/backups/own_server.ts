import { join } from 'node:path'
import env from '#start/env'
import { dataDir, projectRoot } from '#config/data'
import { collectKeys } from '#operations/backups/server_keys'
import { openStore, ownStore } from '#operations/backups/stores/open_store'
import { versions } from '#operations/queries/versions'

/** The settings file that this server reads. */
export const settingsFile = () => join(process.env.ENV_PATH ?? projectRoot, '.env')

export const passphrase = () => env.get('BACKUP_PASSPHRASE')?.release() || undefined

/** What `takeSnapshot` needs to know of this server. */
export async function ownServer() {
  return {
    ...{ dataDir, store: openStore(ownStore()), passphrase: passphrase() },
    keys: await collectKeys(settingsFile(), dataDir, env.get('APP_KEY').release()),
    tonle: versions().tonle,
  }
}
