import { readdir, rm, stat } from 'node:fs/promises'
import { incomingPath } from '#media/blob_path'
import { clock } from '#shared/clock'

const DAY = 24 * 60 * 60 * 1000

/** Removes what interrupted uploads left behind, after a day. Returns how many. */
export async function sweepIncoming() {
  let swept = 0
  for (const name of await readdir(incomingPath()).catch(() => [])) {
    const { mtimeMs } = await stat(incomingPath(name)).catch(() => ({ mtimeMs: Infinity }))
    if (clock.now().toMillis() - mtimeMs < DAY) continue
    await rm(incomingPath(name), { force: true })
    swept++
  }
  return swept
}
