import edge from 'edge.js'
import { readFileSync } from 'node:fs'

const shapes: Record<string, string> = JSON.parse(
  readFileSync(new URL('../../../../resources/icons/icons.json', import.meta.url), 'utf8')
)

const made = new Map<string, ReturnType<typeof edge.globals.html.safe>>()

/** A picture of the Lucide set (ISC) as inline SVG; decoration only, a word stands beside it. */
export function icon(name: string, size = 20) {
  const known = made.get(`${name} ${size}`)
  if (known) return known
  const shape = shapes[name]
  if (!shape)
    throw new Error(`No icon named ${name}: add it to resources/icons/used.txt and run ./ace icons`)
  const svg = edge.globals.html.safe(
    `<svg class="icon" width="${size}" height="${size}" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`
  )
  made.set(`${name} ${size}`, svg)
  return svg
}
