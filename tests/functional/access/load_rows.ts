import { readdir } from 'node:fs/promises'
import type { RouteAccess } from './types.js'

/** The rows of every `routes_<module>.ts` beside this file, whatever name each is exported under. */
export async function loadRows(): Promise<RouteAccess[]> {
  const here = new URL('./', import.meta.url)
  const files = (await readdir(here)).filter((name) => /^routes_\w+\.(ts|js)$/.test(name)).sort()
  const rows: RouteAccess[] = []
  for (const file of files) {
    const exported = Object.values(await import(new URL(file, here).href))
    rows.push(...exported.filter((value) => Array.isArray(value)).flat())
  }
  return rows
}
