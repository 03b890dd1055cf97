import { LockError, unlockKeys as unlock } from '#shared/keys/locked_keys'
import { SnapshotError } from '#operations/backups/format/manifest'

/** The keys of a snapshot. @throws SnapshotError where the passphrase is missing or another */
export async function unlockKeys(stored: Buffer, locked: boolean, passphrase?: string) {
  try {
    return await unlock(stored, locked, passphrase)
  } catch (error) {
    throw error instanceof LockError ? new SnapshotError(error.code) : error
  }
}
