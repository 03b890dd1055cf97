/**
 * Makes the files of the starter pack that are not written by hand: films, sounds, worksheets, books, documents and
 * packages. `node --import=@poppinss/ts-exec content-sources/starter-stem/make.ts [slug or kind ...]`
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sources } from './lib/paths.ts'
import { makers } from './lib/makers.ts'

const asked = process.argv.slice(2)

for (const [kind, make] of Object.entries(makers)) {
  const names = readdirSync(join(sources, kind))
  const slugs = [...new Set(names.map((name) => name.split('.')[0].replaceAll('_', '-')))].sort()
  for (const slug of slugs) {
    if (slug === 'shell') continue
    if (asked.length > 0 && !asked.includes(slug) && !asked.includes(kind)) continue
    await make(slug)
  }
}
