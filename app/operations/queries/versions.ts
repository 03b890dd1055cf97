import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#config/data'

let own: string | undefined

/** What runs here. */
export function versions(): Record<string, string> {
  own ??= JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version as string
  return { tonle: own, node: process.versions.node }
}
