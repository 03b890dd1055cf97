import { decodeEntities } from '#library/html/entities'

export type HtmlNode = string | HtmlElement
export type HtmlElement = { name: string; attributes: Record<string, string>; children: HtmlNode[] }

const EMPTY = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'source', 'col', 'wbr', 'area'])
/** Left out with what is in them. */
const SILENT = new Set([
  'script',
  'style',
  'template',
  'head',
  'noscript',
  'svg',
  'title',
  'object',
])
/** What an opening tag closes, as authors leave ends away. */
const CLOSES: Record<string, string[]> = {
  li: ['li'],
  p: ['p'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
}
const MOST_DEPTH = 200
const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/**
 * Reads HTML as people and editors leave it, from its beginning to its end, and never fails: what is not closed ends
 * where its parent does. What comes out is a tree of words and names, nothing of which reaches a page as markup.
 */
export function parseHtml(html: string): HtmlElement {
  const root: HtmlElement = { name: 'body', attributes: {}, children: [] }
  const open: HtmlElement[] = [root]
  const add = (node: HtmlNode) => open.at(-1)!.children.push(node)
  for (let at = 0; at < html.length;) {
    const from = html.indexOf('<', at)
    const text = html.slice(at, from < 0 ? html.length : from)
    if (text) add(decodeEntities(text))
    if (from < 0) break
    if (html.startsWith('<!--', from)) {
      const end = html.indexOf('-->', from + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const end = endOfTag(html, from)
    const tag = html.slice(from + 1, end)
    at = end + 1
    const name = /^\/?([a-z][\w:-]{0,40})/i.exec(tag)?.[1].toLowerCase()
    if (!name) {
      if (!/^[!?/]/.test(tag)) add('<' + decodeEntities(tag))
      continue
    }
    if (tag.startsWith('/')) close(open, name)
    else if (SILENT.has(name)) at = behind(html, name, at)
    else enter(open, name, tag)
  }
  return root
}

function enter(open: HtmlElement[], name: string, tag: string) {
  for (const other of CLOSES[name] ?? []) {
    const at = open.findLastIndex((one) => one.name === other)
    const parent = open.findLastIndex((one) => ['ul', 'ol', 'table', 'dl'].includes(one.name))
    if (at > parent) open.length = at
  }
  const element: HtmlElement = { name, attributes: attributesOf(tag), children: [] }
  open.at(-1)!.children.push(element)
  if (!EMPTY.has(name) && !tag.endsWith('/') && open.length < MOST_DEPTH) open.push(element)
}

function close(open: HtmlElement[], name: string) {
  const at = open.findLastIndex((one) => one.name === name)
  if (at > 0) open.length = at
}

function attributesOf(tag: string) {
  const attributes: Record<string, string> = {}
  const rest = tag.slice(/^[\w:-]+/.exec(tag)![0].length, 4000)
  for (const [, name, one, two, three] of rest.matchAll(ATTRIBUTE)) {
    attributes[name.toLowerCase()] = decodeEntities(one ?? two ?? three ?? '')
  }
  return attributes
}

/** The end of a tag, behind quotation marks that may hold a `>`. */
function endOfTag(html: string, from: number) {
  let quote = ''
  for (let at = from + 1; at < html.length; at++) {
    const char = html[at]
    if (quote) quote = char === quote ? '' : quote
    else if ((char === '"' || char === "'") && html[at - 1] === '=') quote = char
    else if (char === '>') return at
  }
  return html.length
}

function behind(html: string, name: string, from: number) {
  const closing = new RegExp(`</${name}[\\s>]`, 'gi')
  closing.lastIndex = from
  const found = closing.exec(html)
  const end = found ? html.indexOf('>', found.index) : -1
  return end < 0 ? html.length : end + 1
}

/** The words of a tree, one space where there are several. */
export const textOfHtml = (node: HtmlNode): string =>
  (typeof node === 'string' ? node : node.children.map(textOfHtml).join(' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
