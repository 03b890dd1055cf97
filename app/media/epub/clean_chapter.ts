import { XMLParser } from 'fast-xml-parser'
import { withoutDoctype } from '#shared/archive/read_xml'
import { textOfMarkup } from '#media/kinds/markup_text'

type Node = Record<string, unknown> & { ':@'?: Record<string, string> }

/** How the links and pictures of a chapter are written anew; undefined leaves the link out and the words in. */
export type Rewrite = {
  link: (href: string) => string | undefined
  picture: (src: string) => string | undefined
}

const KEPT = new Set(
  (
    'p div span h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr th td caption blockquote pre code ' +
    'em strong b i u s sub sup small br hr a img figure figcaption section article aside header footer ruby rb rt rp ' +
    'cite q abbr dfn kbd samp var math mi mo mn mrow mfrac msup msub msubsup msqrt mroot mtable mtr mtd mtext mover ' +
    'munder munderover mspace mstyle mpadded mfenced menclose'
  ).split(' ')
)
/** Left out with what is in them. */
const SILENT = new Set(
  'script style head template iframe object embed form input button select textarea svg audio video'.split(
    ' '
  )
)
const EMPTY = new Set(['br', 'hr', 'img', 'mspace'])
const NUMBERS = new Set(['colspan', 'rowspan', 'start'])
const PLAIN = new Set(['alt', 'title', 'dir', 'lang'])
const MOST_DEPTH = 100

const parser = new XMLParser({
  ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', trimValues: false },
  ...{
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: true,
    htmlEntities: true,
  },
  ...{ ignoreDeclaration: true, ignorePiTags: true, removeNSPrefix: true },
  unpairedTags: ['br', 'hr', 'img', 'meta', 'link', 'input'],
})

/**
 * The body of a chapter as HTML that is safe on our own pages: built anew from a list of elements and attributes,
 * nothing of the source is passed through. Text that is no XML comes back as its paragraphs.
 */
export function cleanChapter(source: string, rewrite: Rewrite): string {
  const text = source.replace(/^\uFEFF/, '')
  const plain = withoutDoctype(text)
  if (plain === undefined) return paragraphs(text)
  let tree: Node[]
  try {
    tree = parser.parse(plain) as Node[]
  } catch {
    return paragraphs(text)
  }
  const body = find(tree, 'body', 0)
  return write(body ?? tree, rewrite, 0)
}

function find(nodes: Node[], name: string, depth: number): Node[] | undefined {
  if (depth > MOST_DEPTH) return undefined
  for (const node of nodes) {
    const tag = nameOf(node)
    const inner = tag ? (node[tag] as Node[]) : undefined
    if (tag?.toLowerCase() === name) return inner
    const found = inner && tag === 'html' ? find(inner, name, depth + 1) : undefined
    if (found) return found
  }
  return undefined
}

const nameOf = (node: Node) => Object.keys(node).find((key) => key !== ':@' && key !== '#text')

function write(nodes: Node[], rewrite: Rewrite, depth: number): string {
  if (depth > MOST_DEPTH || !Array.isArray(nodes)) return ''
  return nodes
    .map((node) => {
      if (typeof node['#text'] === 'string') return escape(node['#text'])
      const name = nameOf(node)
      return name ? element(name, node, rewrite, depth) : ''
    })
    .join('')
}

function element(name: string, node: Node, rewrite: Rewrite, depth: number): string {
  const tag = name.toLowerCase()
  if (SILENT.has(tag)) return ''
  const inner = write(node[name] as Node[], rewrite, depth + 1)
  if (!KEPT.has(tag)) return inner
  const attributes = attributesOf(tag, node[':@'] ?? {}, rewrite)
  if (attributes === undefined) return inner
  const open = `<${tag}${attributes.map(([key, value]) => ` ${key}="${escape(value)}"`).join('')}>`
  return EMPTY.has(tag) ? open : `${open}${inner}</${tag}>`
}

function attributesOf(tag: string, given: Record<string, string>, rewrite: Rewrite) {
  const kept: [string, string][] = []
  for (const [name, value] of Object.entries(given)) {
    const key = name.toLowerCase()
    if (PLAIN.has(key)) kept.push([key, String(value)])
    else if (key === 'id') kept.push(['id', anchor(String(value))])
    else if (NUMBERS.has(key) && /^\d{1,3}$/.test(value)) kept.push([key, value])
  }
  if (tag === 'a') {
    const href = rewrite.link(String(given.href ?? ''))
    if (href === undefined) return given.id ? kept : undefined
    kept.push(['href', href])
    if (/^https?:/.test(href)) kept.push(['rel', 'noopener noreferrer'])
  }
  if (tag === 'img') {
    const src = rewrite.picture(String(given.src ?? ''))
    if (src === undefined) return undefined
    kept.push(['src', src], ['loading', 'lazy'])
    if (!kept.some(([key]) => key === 'alt')) kept.push(['alt', ''])
  }
  return kept
}

/** Ids of a book cannot be those of the page around it. */
export const anchor = (id: string) => `c-${id.replaceAll(/[^\w.-]/g, '_').slice(0, 100)}`

const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const paragraphs = (source: string) =>
  textOfMarkup(source)
    .split('\n')
    .map((part) => `<p>${escape(part)}</p>`)
    .join('\n')
