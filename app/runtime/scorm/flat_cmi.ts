import type { Cmi } from '#runtime/scorm/read_cmi'

const LONGEST = 2000
const MOST = 400

/** A data model as lines of element and value, without what is empty; for people who look for one. */
export function flatCmi(cmi: Cmi, path = 'cmi'): { element: string; value: string }[] {
  return Object.entries(cmi)
    .flatMap(([name, value]) => {
      const element = `${path}.${name}`
      if (value === null || value === '' || value === undefined) return []
      if (typeof value === 'object') return flatCmi(value as Cmi, element)
      return [{ element, value: String(value).slice(0, LONGEST) }]
    })
    .slice(0, MOST)
}
