import { readlink } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { isPluggedIn, mounts, MOUNT_TABLE } from '#shared/sticks/mounts'

export type Mounts = {
  /** What the system says is mounted: lines of device, folder, type, options. */
  table: string
  /** Where the system links labels to devices. */
  labels: string
}

const SYSTEM: Mounts = { table: MOUNT_TABLE, labels: '/dev/disk/by-label' }

/**
 * Where the stick with this label is mounted, or undefined while it is not there: by the device that carries the
 * label, or by a folder of that name under /media, /run/media, /mnt or /Volumes.
 */
export async function findStick(label: string, { table, labels } = SYSTEM) {
  const mounted = await mounts(table)
  const link = await readlink(resolve(labels, encodeLabel(label))).catch(() => undefined)
  const device = link && resolve(labels, link)
  const byLabel = device && mounted.find(([name]) => name === device)
  const byName = mounted.find(([, folder]) => isPluggedIn(folder) && basename(folder) === label)
  return (byLabel || byName)?.[1]
}

const encodeLabel = (label: string) =>
  label.replaceAll(/[ /\\]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
