import { globSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

/** The texts of files of the checkout by path: `sources('app/**\/*.ts')`. */
export function sources(...patterns: string[]) {
  const files = globSync(patterns, { cwd: app.makePath() })
  return files.sort().map((path) => ({ path, text: readFileSync(app.makePath(path), 'utf8') }))
}
