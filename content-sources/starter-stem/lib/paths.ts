import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The repository, and the two folders between which this works. */
export const root = join(import.meta.dirname, '../../..')
export const sources = join(root, 'content-sources/starter-stem')
export const pack = join(root, 'content-packs/starter-stem/resources')
export const fonts = join(root, 'node_modules/@fontsource/kantumruy-pro/files')

export const languages = ['km', 'en'] as const
export type Language = (typeof languages)[number]

/** Nothing that is made knows when it was made: the same sources give the same bytes. */
export const WHEN = new Date('2026-01-01T00:00:00Z')

export function keep(slug: string, name: string, bytes: Buffer | string) {
  const path = join(pack, slug, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  console.log(`${slug}/${name}  ${Math.ceil(Buffer.byteLength(bytes) / 1024)} kB`)
}
