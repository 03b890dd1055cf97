import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What of DATA_DIR is kept another way or made anew: databases (as rows), blobs (by their hash), keys (locked),
 * sheets of imports that are still judged, what an origin laid out for mirrors (built anew), uploads on their way, files with a virus, snapshots that are being written, notes of one machine.
 */
const ELSEWHERE =
  /^(?:.*\.sqlite3(?:-\w+)?|blobs|keys|imports|uploads|quarantine|backup-work-.*|restore-work-.*|tmp|\..*)$/

/** Below a folder that is kept: objects of editions, most of them second names of blobs. */
const LAID_OUT = /^mirror\/(?:objects|incoming)\//

/** The other files of DATA_DIR, as paths below it: whatever a module keeps there is kept with it. */
export async function otherFiles(dataDir: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(dataDir, { withFileTypes: true }).catch(() => [])) {
    if (ELSEWHERE.test(entry.name)) continue
    if (entry.isFile()) found.push(entry.name)
    if (!entry.isDirectory()) continue
    const below = await readdir(join(dataDir, entry.name), { recursive: true, withFileTypes: true })
    for (const one of below) {
      if (one.isFile()) found.push(join(one.parentPath, one.name).slice(dataDir.length + 1))
    }
  }
  return found.filter((path) => !LAID_OUT.test(path.replaceAll('\\', '/'))).sort()
}
