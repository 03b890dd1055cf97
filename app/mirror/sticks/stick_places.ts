import env from '#start/env'
import { access, constants, stat } from 'node:fs/promises'
import { freeBytes } from '#mirror/edge/room'
import { isPluggedIn, mounts, MOUNT_TABLE } from '#shared/sticks/mounts'

/** Where to look; tests look elsewhere. */
export const stickPlaces = {
  table: MOUNT_TABLE,
  /** Folders that count as sticks although nothing is mounted there. */
  folders: (env.get('STICK_FOLDERS') ?? '').split(',').filter((one) => one.startsWith('/')),
}

/** One folder below those, or one of a person: what lies deeper was mounted for something else. */
export const IS_STICK = /^\/(?:media|mnt|Volumes)\/[^/]+(?:\/[^/]+)?$|^\/run\/media\/[^/]+\/[^/]+$/

/** The folders of all sticks that are plugged in, whether ours or not. */
export async function pluggedIn(table = stickPlaces.table): Promise<string[]> {
  const mounted = await mounts(table)
  const found = mounted
    .map(([, folder]) => folder)
    .filter((folder) => isPluggedIn(folder) && IS_STICK.test(folder))
  const folders: string[] = []
  for (const folder of new Set([...found, ...stickPlaces.folders])) {
    const facts = await stat(folder).catch(() => undefined)
    if (facts?.isDirectory()) folders.push(folder)
  }
  return folders
}

/** Sticks that can be written, with the room that they have. */
export async function sticksWithRoom() {
  const sticks: { mount: string; free: number }[] = []
  for (const mount of await pluggedIn()) {
    try {
      await access(mount, constants.W_OK)
      sticks.push({ mount, free: await freeBytes(mount) })
    } catch {
      // It cannot be written, or was pulled out just now.
    }
  }
  return sticks
}
