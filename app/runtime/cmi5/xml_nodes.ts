import { XMLParser } from 'fast-xml-parser'
import { PackageProblem } from '#shared/archive/package_problem'
import { xmlText } from '#shared/archive/read_xml'

/** The namespace of course structures; it is also the address of their schema. */
const NAMESPACE = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd'
const ATTRIBUTES = ':@'
const DEEPEST = 40

/** An element with its children in their order, which the schema fixes. */
export type Node = {
  name: string
  attributes: Record<string, string>
  children: Node[]
  text: string
  /** Of another namespace: vendors may add their own at the end of each element. */
  isForeign: boolean
}

type Raw = { [name: string]: Raw[] | string | number | Record<string, string> }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** The root element of a course structure. @throws PackageProblem */
export function readNodes(bytes: Buffer, file: string): Node {
  const root = parse(bytes, file).find((one) => !('#text' in one))
  if (!root) throw new PackageProblem('cmi5_root', { name: file })
  const spaces = attributesOf(root)
  const [prefix] = Object.keys(spaces).filter((name) => spaces[name] === NAMESPACE)
  if (!/^xmlns(:|$)/.test(prefix ?? '')) throw new PackageProblem('cmi5_namespace')
  return nodeOf(root, prefix.slice('xmlns:'.length), 0)
}

function parse(bytes: Buffer, file: string): Raw[] {
  const text = xmlText(bytes, file)
  try {
    return parser.parse(text, true) as Raw[]
  } catch (error) {
    const reason = (error as Error).message.slice(0, 200)
    throw new PackageProblem('xml_broken', { name: file, reason })
  }
}

/** All leading and trailing blanks are taken off (cmi5 13.1). */
const attributesOf = (raw: Raw) =>
  Object.fromEntries(
    Object.entries((raw[ATTRIBUTES] ?? {}) as Record<string, string>).map(([name, value]) => [
      name,
      String(value).trim(),
    ])
  )

/** @param ours the prefix of the namespace, empty where it is the default one */
function nodeOf(raw: Raw, ours: string, depth: number): Node {
  if (depth > DEEPEST) throw new PackageProblem('xml_deep', { name: 'cmi5.xml' })
  const full = Object.keys(raw).find((name) => name !== ATTRIBUTES)!
  const list = raw[full] as Raw[]
  const colon = full.indexOf(':')
  const prefix = colon < 0 ? '' : full.slice(0, colon)
  const isForeign = prefix !== ours || (depth > 0 && 'xmlns' in attributesOf(raw) && !ours)
  return {
    name: full.slice(colon + 1),
    attributes: attributesOf(raw),
    children: list.filter((one) => !('#text' in one)).map((one) => nodeOf(one, ours, depth + 1)),
    text: list
      .filter((one) => '#text' in one)
      .map((one) => String(one['#text']))
      .join('')
      .trim(),
    isForeign,
  }
}
