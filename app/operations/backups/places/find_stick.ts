import { readFile, readlink } from 'node:fs/promises'
import { basename, resolve } from 'node:path'

export type Mounts = {
  /** What the system says is mounted: lines of device, folder, type, options. */
  table: string
  /** Where the system links labels to devices. */
  labels: string
}

const SYSTEM: Mounts = { table: '/proc/mounts', labels: '/dev/disk/by-label' }

/** Spaces and the like in mount tables and labels are written as octal or hexadecimal codes. */
const plain = (text: string) =>
  text
    .replaceAll(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replaceAll(/\\x([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

/**
 * Where the stick with this label is mounted, or undefined while it is not there: by the device that carries the
 * label, or by a folder of that name under /media, /run/media, /mnt or /Volumes.
 */
export async function findStick(label: string, { table, labels } = SYSTEM) {
  const text = await readFile(table, 'utf8').catch(() => '')
  const mounts = text.split('\n').map((line) => line.split(' ').slice(0, 2).map(plain))
  const link = await readlink(resolve(labels, encodeLabel(label))).catch(() => undefined)
  const device = link && resolve(labels, link)
  const byLabel = device && mounts.find(([mounted]) => mounted === device)
  const byName = mounts.find(
    ([, folder]) =>
      folder !== undefined &&
      /^\/(?:media|run\/media|mnt|Volumes)\//.test(folder) &&
      basename(folder) === label
  )
  return (byLabel || byName)?.[1]
}

const encodeLabel = (label: string) =>
  label.replaceAll(/[ /\\]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
