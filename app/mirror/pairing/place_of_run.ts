import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { dataPath } from '#config/data'

const BOOT = '/proc/sys/kernel/random/boot_id'

/**
 * What tells a running server from its running copy: the boot of the machine, which never comes back, and the folder of
 * its data, hashed so that neither can be read from it.
 */
export async function placeOfRun(folder = dataPath()) {
  const boot = await readFile(BOOT, 'utf8').catch(() => '')
  const { dev, ino } = await stat(folder, { bigint: true }).catch(() => ({ dev: 0n, ino: 0n }))
  return createHash('sha256').update(`${boot.trim()}\n${dev}:${ino}`).digest('hex').slice(0, 32)
}
