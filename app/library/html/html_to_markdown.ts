import { parseHtml, textOfHtml, type HtmlElement, type HtmlNode } from '#library/html/parse_html'

/** How pictures and links are named in the text; undefined leaves them out, their words stay. */
export type Rewrite = {
  picture: (src: string) => string | undefined
  link: (href: string) => string | undefined
}

const BLOCKS = new Set(
  (
    'p div section article header footer aside main nav figure figcaption blockquote pre ul ol li dl dt dd ' +
    'h1 h2 h3 h4 h5 h6 table hr body html form fieldset address center details summary'
  ).split(' ')
)

/** Text as Markdown: what would be a sign of it is written as itself. */
const escaped = (text: string) =>
  text
    .replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#+-]|\d+[.)])(?=\s)/gm, String.raw`$1\$2`)

/** HTML that somebody brought as the Markdown in which pages of the library are written. */
export function htmlToMarkdown(html: string, rewrite: Rewrite): string {
  return blocks(parseHtml(html).children, rewrite)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Blocks with an empty line between; what stands loose between blocks is a paragraph. */
function blocks(nodes: HtmlNode[], rewrite: Rewrite): string {
  const parts: string[] = []
  let loose: HtmlNode[] = []
  const flush = () => {
    const text = inline(loose, rewrite).trim()
    if (text) parts.push(text)
    loose = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !isBlock(node)) {
      loose.push(node)
      continue
    }
    flush()
    const text = block(node, rewrite)
    if (text.trim()) parts.push(text)
  }
  flush()
  return parts.join('\n\n')
}

/** Also what only holds blocks, such as a link around a whole paragraph. */
const isBlock = (node: HtmlElement): boolean =>
  BLOCKS.has(node.name) ||
  (node.name !== 'a' && node.children.some((one) => typeof one !== 'string' && isBlock(one)))

function block(node: HtmlElement, rewrite: Rewrite): string {
  const { name, children } = node
  if (/^h[1-6]$/.test(name)) {
    const text = inline(children, rewrite).replaceAll(/\s+/g, ' ').trim()
    return text && `${'#'.repeat(Math.max(2, Number(name[1])))} ${text}`
  }
  if (name === 'hr') return '---'
  if (name === 'pre') return fenced(node)
  if (name === 'ul' || name === 'ol') return list(node, rewrite)
  if (name === 'table') return table(node, rewrite)
  const inner = blocks(children, rewrite)
  return name === 'blockquote' ? inner.replaceAll(/^/gm, '> ') : inner
}

const fenced = (node: HtmlElement) => {
  const text = rawText(node)
    .replaceAll('```', "'''")
    .replace(/^\n|\n$/g, '')
  return `\`\`\`\n${text}\n\`\`\``
}

const rawText = (node: HtmlNode): string =>
  typeof node === 'string' ? node : node.children.map(rawText).join('')

function list({ name, children }: HtmlElement, rewrite: Rewrite) {
  const items = children.filter((one): one is HtmlElement => typeof one !== 'string')
  return items
    .map((item, at) => {
      const mark = name === 'ol' ? `${at + 1}. ` : '- '
      const text = blocks(item.name === 'li' ? item.children : [item], rewrite)
      return mark + text.replaceAll(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`)
    })
    .join('\n')
}

function table(node: HtmlElement, rewrite: Rewrite): string {
  const rows = rowsOf(node).map((row) =>
    row.children
      .filter((one): one is HtmlElement => typeof one !== 'string')
      .map((cell) => inline(cell.children, rewrite).replaceAll(/\s+/g, ' ').trim())
  )
  const width = Math.max(0, ...rows.map(({ length }) => length))
  if (width === 0) return ''
  // A table of one column is a frame around something.
  if (width === 1) return rows.flat().filter(Boolean).join('\n\n')
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`
  const [head, ...body] = rows
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')
}

function rowsOf(node: HtmlElement): HtmlElement[] {
  return node.children.flatMap((one) => {
    if (typeof one === 'string') return []
    return one.name === 'tr' ? [one] : rowsOf(one)
  })
}

const inline = (nodes: HtmlNode[], rewrite: Rewrite): string =>
  nodes
    .map((node) => (typeof node === 'string' ? words(node) : inlineElement(node, rewrite)))
    .join('')

const words = (text: string) => escaped(text.replaceAll(/\s+/g, ' '))

function inlineElement(node: HtmlElement, rewrite: Rewrite): string {
  const { name, attributes, children } = node
  const inner = () => inline(children, rewrite)
  switch (name) {
    case 'br':
      return '\\\n'
    case 'b':
    case 'strong':
      return around(inner(), '**')
    case 'i':
    case 'em':
      return around(inner(), '*')
    case 'code':
      return `\`${textOfHtml(node).replaceAll('`', "'")}\``
    case 'img': {
      const picture = rewrite.picture(attributes.src ?? '')
      const alt = words(attributes.alt ?? '').trim()
      return picture ? `![${alt}](${address(picture)})` : alt
    }
    case 'a':
      return linked(inner(), rewrite.link(attributes.href ?? ''))
    case 'iframe':
    case 'embed':
    case 'video':
    case 'audio':
      return linked(
        inner().trim() || escaped(attributes.src ?? ''),
        rewrite.link(attributes.src ?? '')
      )
    default:
      return inner()
  }
}

const linked = (text: string, to: string | undefined) =>
  to && text.trim() ? `[${text.trim()}](${address(to)})` : text

/** Signs stand close to the words they mark. */
function around(text: string, mark: string) {
  const inner = text.trim()
  if (!inner) return text
  const [before, after] = [/^\s*/.exec(text)![0], /\s*$/.exec(text)![0]]
  return `${before}${mark}${inner}${mark}${after}`
}

const address = (text: string) =>
  text.replaceAll(/[\s()<>]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** Addresses that a page may lead to. */
export const outside = (href: string) => (/^(?:https?:|mailto:)/i.test(href) ? href : undefined)
