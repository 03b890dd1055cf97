/** Finished XML; everything else is escaped. */
export class Xml {
  constructor(readonly text: string) {}
}

type Value = Xml | string | number | null | undefined | false | Value[]

/** What XML 1.0 has no place for (section 2.2), also as a reference: it comes with texts copied from elsewhere. */
// eslint-disable-next-line no-control-regex
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

export const escapeXml = (text: string) =>
  text.replaceAll(ILLEGAL, '').replaceAll(/[&<>"\r]/g, (one) => ESCAPED[one])

/** An element; attributes and children that are null, undefined or false are left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | null | undefined> = {},
  ...children: Value[]
): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  const body = children.map(textOf).join('')
  return new Xml(body ? `<${name}${written}>${body}</${name}>` : `<${name}${written}/>`)
}

function textOf(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map(textOf).join('')
  return value instanceof Xml ? value.text : escapeXml(String(value))
}

export const xmlDocument = (root: Xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`
