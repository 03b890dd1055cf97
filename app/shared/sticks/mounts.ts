import { readFile } from 'node:fs/promises'

/** What the system says is mounted: lines of device, folder, type, options. */
export const MOUNT_TABLE = '/proc/mounts'

/** Spaces and the like in mount tables and labels are written as octal or hexadecimal codes. */
export const plainMount = (text: string) =>
  text
    .replaceAll(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replaceAll(/\\x([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Devices and the folders under which they are mounted. */
export async function mounts(table = MOUNT_TABLE): Promise<[device: string, folder: string][]> {
  const text = await readFile(table, 'utf8').catch(() => '')
  const lines = text.split('\n').filter(Boolean)
  return lines.map((line) => line.split(' ').slice(0, 2).map(plainMount) as [string, string])
}

/** Whether a folder is where systems mount what people plug in. */
export const isPluggedIn = (folder: string) => /^\/(?:media|run\/media|mnt|Volumes)\//.test(folder)
