import { bytes } from '#shared/http/view/bytes'
import { inBoth } from '#operations/backups/say'
import { storeName } from '#operations/backups/stores/open_store'
import type { Restored } from '#operations/backups/restore_snapshot'
import type { StoreAddress } from '#operations/backups/stores/store'
import type { Taken } from '#operations/backups/take_snapshot'

/** The report of a snapshot for the console, in both languages. */
export function tellTaken({ manifest, added }: Taken, place: string): string {
  const { rows, blobs, keys } = manifest
  const facts = { rows, blobs: blobs.count, size: bytes(blobs.total), added: bytes(added) }
  const lines = [
    `${manifest.name}  →  ${place}`,
    inBoth('backups.console.taken', facts),
    inBoth(keys.locked ? 'backups.console.keys_locked' : 'backups.console.keys_open'),
  ]
  if (blobs.missing.length > 0) {
    lines.push(inBoth('backups.console.gaps', { count: blobs.missing.length }))
  }
  return lines.join('\n')
}

type Where = { target: StoreAddress; dataDir: string; indexed?: number; seconds: number }

/** The report of a restore: what stands here now, and that it was counted. */
export function tellRestored(restored: Restored, where: Where): string[] {
  const { manifest, tables, rows, blobs } = restored
  const lines = [
    inBoth('backups.console.restored', { name: manifest.name, seconds: where.seconds }),
    ...manifest.tables
      .filter((table) => table.rows > 0)
      .map(
        ({ name, rows: n, sum }) =>
          `  ${name.padEnd(34)} ${String(n).padStart(9)}  ${sum.slice(0, 16)}`
      ),
    inBoth('backups.console.equal', { tables, rows, blobs }),
    `${storeName(where.target)}\n${where.dataDir}`,
  ]
  if (where.indexed !== undefined) {
    lines.push(inBoth('backups.console.indexed', { count: where.indexed }))
  }
  if (manifest.blobs.missing.length > 0) {
    lines.push(inBoth('backups.console.gaps', { count: manifest.blobs.missing.length }))
  }
  if (restored.aside) lines.push(inBoth('backups.console.aside', { name: restored.aside }))
  lines.push(inBoth('backups.console.start'))
  return lines
}
