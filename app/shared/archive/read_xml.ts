import { XMLParser } from 'fast-xml-parser'
import { PackageProblem } from '#shared/archive/package_problem'

/** An element: its attributes under `@name`, its children by name as lists, its text under `#text`. */
export type Element = { [name: string]: Element[] | string | undefined }

const MAX_BYTES = 5 * 1024 ** 2
const MAX_DEPTH = 100

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: true,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
})

/**
 * Reads an XML file of a package. Neither a document type with declarations nor an entity of its own is read: they
 * are refused before the parser sees them.
 * @throws PackageProblem
 */
export function readXml(bytes: Buffer, name: string, most = MAX_BYTES): Element {
  const text = xmlText(bytes, name, most)
  try {
    const tree = parser.parse(text, true) as Element
    checkDepth(tree, name)
    return tree
  } catch (error) {
    if (error instanceof PackageProblem) throw error
    throw new PackageProblem('xml_broken', { name, reason: (error as Error).message.slice(0, 200) })
  }
}

/** The text of an XML file, without a document type. @throws PackageProblem where it is large or has entities of its own */
export function xmlText(bytes: Buffer, name: string, most = MAX_BYTES): string {
  if (bytes.length > most) throw new PackageProblem('xml_large', { name })
  const text = decode(bytes, name)
  const plain = withoutDoctype(text)
  if (plain === undefined) throw new PackageProblem('xml_entities', { name })
  return plain
}

/** The text without its document type; undefined where that declares something, or there is another one. */
export function withoutDoctype(text: string): string | undefined {
  if (/<!ENTITY/i.test(text)) return undefined
  const from = text.search(/<!DOCTYPE/i)
  if (from < 0) return text
  const to = text.indexOf('>', from)
  if (to < 0 || text.slice(from, to).includes('[')) return undefined
  const plain = text.slice(0, from) + text.slice(to + 1)
  return /<!DOCTYPE/i.test(plain) ? undefined : plain
}

/** By the byte order mark, else by the declaration, else UTF-8; what is not valid UTF-8 is read as Windows-1252. */
function decode(bytes: Buffer, name: string) {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  const declared = /^[^>]{0,80}encoding\s*=\s*["']([\w-]+)["']/.exec(
    bytes.toString('latin1', 0, 200)
  )?.[1]
  // A declaration that can be read as ASCII is none of UTF-16, whatever it says.
  const label = mark ?? (declared && !/^utf-?16/i.test(declared) ? declared : 'utf-8')
  try {
    return clean(new TextDecoder(label, { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof RangeError) throw new PackageProblem('xml_encoding', { name, label })
    return clean(new TextDecoder('windows-1252').decode(bytes))
  }
}

const clean = (text: string) => text.replace(/^\uFEFF/, '').trimStart()

function checkDepth(root: Element, name: string) {
  let level: Element[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new PackageProblem('xml_deep', { name })
    level = level.flatMap((element) =>
      Object.values(element)
        .filter((value): value is Element[] => Array.isArray(value))
        .flat()
        .filter((child) => child !== null && typeof child === 'object')
    )
  }
}

/** The children of this name; none where there are none. */
export function children(element: Element | undefined, name: string): Element[] {
  const found = element?.[name]
  if (!Array.isArray(found)) return []
  // An element of text alone comes as its text.
  return found.map((one) => (typeof one === 'string' ? { '#text': one as string } : one))
}

export const child = (element: Element | undefined, name: string) => children(element, name)[0]

/** The text of an element, of its child where a name is given; also where it is CDATA. */
export function textOf(element: Element | undefined, name?: string): string | undefined {
  const found = name === undefined ? element : child(element, name)
  const text = found?.['#text']
  const value = Array.isArray(text) ? text.map(String).join('') : text
  return value?.replaceAll(/\s+/g, ' ').trim() || undefined
}

/** An attribute, whatever the capitals of its name: `adlcp:scormtype` and `adlcp:scormType` are both in use. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  if (!element) return undefined
  const exact = element[`@${name}`]
  if (typeof exact === 'string') return exact
  const key = Object.keys(element).find((one) => one.toLowerCase() === `@${name.toLowerCase()}`)
  const value = key === undefined ? undefined : element[key]
  return typeof value === 'string' ? value : undefined
}
