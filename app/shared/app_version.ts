import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#config/data'

let own: string | undefined

/** The version of Tonle that runs here. */
export const appVersion = () =>
  (own ??= JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version as string)

const parts = (version: string) => version.split(/[.+-]/, 3).map((part) => Number(part) || 0)

/** Whether this version is newer than the one that runs here. */
export function isNewer(version: string, here = appVersion()) {
  const [a, b] = [parts(version), parts(here)]
  const at = a.findIndex((part, n) => part !== (b[n] ?? 0))
  return at >= 0 && a[at] > (b[at] ?? 0)
}
