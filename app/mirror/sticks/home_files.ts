import { opendir } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the files of a module lie that go home with a stick. */
export const homePath = (siteId: string, name: string) => join('sites', siteId, 'home', name)

/** What FAT32 can hold everywhere. */
export const isFileName = (name: string) => /^[a-z0-9][a-z0-9._-]{0,100}$/.test(name)

/** How many names of a folder are looked at, whatever somebody put there. */
const MOST = 1000

/** The files of a folder whose names could be ours, without reading a folder of a million names to its end. */
export async function homeFiles(folder: string, most = MOST): Promise<string[]> {
  const found: string[] = []
  const opened = await opendir(folder).catch(() => undefined)
  if (!opened) return found
  let seen = 0
  for await (const entry of opened) {
    if (++seen > most) break
    if (entry.isFile() && isFileName(entry.name)) found.push(entry.name)
  }
  return found.sort()
}
