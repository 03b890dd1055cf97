import edge from 'edge.js'

type Value = string | number | boolean | null | undefined | (string | false | null | undefined)[]

const NAME = /^[a-zA-Z_:@][-a-zA-Z0-9_:.@]*$/
const HANDLER = /^(on|hx-on)/i

/** Attributes that hold an address; one that would run a script is left out. */
const ADDRESS = /^(href|src|action|formaction|hx-(get|post|put|patch|delete))$/i
const SCRIPT = /^(javascript|vbscript|data:text)/i

/** Browsers skip white space and control characters in a scheme: `java\nscript:` runs too. */
const scheme = (address: string) => address.slice(0, 40).replace(/[^\x21-\x7e]/g, '')

/**
 * Attributes for a tag, every value escaped: `attrs({ id: 'x', disabled: true, class: ['a', on && 'b'] })`. False,
 * null and undefined leave an attribute out. Refuses names that are none and script handlers, by throwing.
 * edge.js's own `html.attrs` does not escape values and is not used.
 */
export function attrs(values: Record<string, Value> = {}) {
  const parts: string[] = []
  for (const [name, value] of Object.entries(values)) {
    if (!NAME.test(name) || HANDLER.test(name)) throw new Error(`Not an attribute: ${name}`)
    const text = Array.isArray(value) ? value.filter(Boolean).join(' ') : value
    if (text === false || text === null || text === undefined || text === '') {
      if (text !== '' || Array.isArray(value)) continue
    }
    if (ADDRESS.test(name) && SCRIPT.test(scheme(String(text)))) continue
    parts.push(text === true ? name : `${name}="${escape(String(text))}"`)
  }
  return edge.globals.html.safe(parts.join(' '))
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string) => text.replace(/[&<>"']/g, (c) => ENTITIES[c])
