import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { FolderSource } from '#mirror/edge/folder_source'
import { pluggedIn } from '#mirror/sticks/stick_places'
import { LABEL_FILE, LABEL_LIMIT, readLabel, STICK_FOLDER } from '#mirror/sticks/stick_label'
import type { StickLabel } from '#mirror/sticks/stick_label'

export type FoundStick = { mount: string; folder: string; label: StickLabel | undefined }

/** The sticks with our folder that are plugged in at present. What is on them is not believed yet. */
export async function findSticks(table?: string): Promise<FoundStick[]> {
  const found: FoundStick[] = []
  for (const mount of await pluggedIn(table)) {
    const folder = join(mount, STICK_FOLDER)
    const facts = await lstat(folder).catch(() => undefined)
    if (!facts?.isDirectory()) continue
    found.push({ mount, folder, label: await labelOf(folder) })
  }
  return found
}

export const labelOf = async (folder: string) =>
  readLabel(await new FolderSource(folder, 'stick').note(LABEL_FILE, LABEL_LIMIT))
