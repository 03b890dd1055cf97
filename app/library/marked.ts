import edge from 'edge.js'
import type { Stretch } from '#search/queries/highlight'

/** Stretches of a text as HTML, what was found in `<mark>`; everything escaped. */
export function marked(stretches: Stretch[]) {
  const { escape, safe } = edge.globals.html
  const parts = stretches.map(({ text, hit }) =>
    hit ? `<mark>${escape(text)}</mark>` : escape(text)
  )
  return safe(parts.join(''))
}
