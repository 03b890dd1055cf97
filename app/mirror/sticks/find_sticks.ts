import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FolderSource } from '#mirror/edge/folder_source'
import { isPluggedIn, mounts } from '#shared/sticks/mounts'
import { LABEL_FILE, LABEL_LIMIT, readLabel, STICK_FOLDER } from '#mirror/sticks/stick_label'

/** The sticks with our folder that are plugged in at present. What is on them is not believed yet. */
export async function findSticks(table?: string) {
  const found: { folder: string; label: Awaited<ReturnType<typeof readLabel>> }[] = []
  for (const [, mounted] of await mounts(table)) {
    if (!isPluggedIn(mounted)) continue
    const folder = join(mounted, STICK_FOLDER)
    const facts = await stat(folder).catch(() => undefined)
    if (!facts?.isDirectory()) continue
    found.push({ folder, label: await labelOf(folder) })
  }
  return found
}

export const labelOf = async (folder: string) =>
  readLabel(await new FolderSource(folder, 'stick').note(LABEL_FILE, LABEL_LIMIT))
