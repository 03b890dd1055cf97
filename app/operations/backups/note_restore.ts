import { SYSTEM } from '#shared/actor'
import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { DateTime } from 'luxon'
import { sqlTime } from '#shared/database/times'
import { withConnection } from '#operations/backups/migrate'
import { jobsOfOneServer } from '#operations/backups/own_jobs'
import type { Manifest } from '#operations/backups/format/manifest'
import type { StoreAddress } from '#operations/backups/stores/store'

/**
 * A restored database begins a new life: what was sent to other servers after the snapshot is not known here any
 * more, so numbers are never continued from the old one. Returns the id of the new life.
 */
export function noteRestore(address: StoreAddress, manifest: Manifest): Promise<string> {
  return withConnection(address, async (client) => {
    const id = newId()
    await client.transaction(async (trx) => {
      await trx.table('operations_restores').insert({
        ...{ id, snapshot_id: manifest.id, snapshot_name: manifest.name },
        ...{ snapshot_at: sqlTime(DateTime.fromISO(manifest.at)), restored_at: sqlTime() },
      })
      await trx
        .from('shared_jobs')
        .whereIn('kind', jobsOfOneServer)
        .whereIn('state', ['queued', 'running'])
        .update({ state: 'cancelled', finished_at: sqlTime() })
      await trx
        .from('operations_backups')
        .where('state', 'running')
        .update({ state: 'failed', error: 'restored', finished_at: sqlTime() })
      await audit(trx, SYSTEM, {
        verb: 'operations.server_restored',
        subject: { type: 'restore', id },
        after: { snapshot: manifest.name },
      })
    })
    return id
  })
}
