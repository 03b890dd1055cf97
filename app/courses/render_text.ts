import katex from 'katex'
import MarkdownIt from 'markdown-it'
import { LruCache } from '#shared/lru_cache'
import { inLocale } from '#shared/http/translate'
import type { Text } from '#shared/questions/types'
import type { Locale } from '#config/i18n'

/** Where a picture of a text lies, by its name in the text. */
export type Pictures = (name: string) => { href: string; alt: string } | undefined

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
const { escapeHtml } = markdown.utils
const rules = markdown.renderer.rules

/** TeX as MathML, which screen readers read; what is no TeX is shown as it was written. */
export function mathematics(tex: string, displayMode: boolean): string {
  try {
    const options = { output: 'mathml', displayMode, trust: false, maxExpand: 200 } as const
    return katex.renderToString(tex, { ...options, throwOnError: true, strict: 'ignore' })
  } catch {
    return `<code>${escapeHtml(tex)}</code>`
  }
}

/** `$x^2$` within a line, `$$x^2$$` by itself; `\$` is a dollar, and so is one before a space or a digit behind. */
markdown.inline.ruler.before('escape', 'mathematics', (state, silent) => {
  const { src, pos } = state
  if (src[pos] !== '$') return false
  const mark = src.startsWith('$$', pos) ? '$$' : '$'
  const start = pos + mark.length
  let end = src.indexOf(mark, start)
  while (end > 0 && src[end - 1] === '\\') end = src.indexOf(mark, end + 1)
  const tex = end < 0 ? '' : src.slice(start, end)
  const isMoney = mark === '$' && (/^\s|\s$/.test(tex) || /\d/.test(src[end + 1] ?? ''))
  if (!tex.trim() || isMoney) return false
  if (!silent) {
    const token = state.push('mathematics', 'math', 0)
    token.content = tex
    token.markup = mark
  }
  state.pos = end + mark.length
  return true
})
rules.mathematics = (tokens, index) =>
  mathematics(tokens[index].content, tokens[index].markup === '$$')

// The page's own headings stand above those of a question.
rules.heading_open = () => '<p><strong>'
rules.heading_close = () => '</strong></p>\n'
rules.table_open = () => '<div class="table-box" tabindex="0"><table class="table">\n'
rules.table_close = () => '</table></div>\n'
rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index].attrSet('rel', 'noopener noreferrer')
  return self.renderToken(tokens, index, options)
}
for (const name of ['fence', 'code_block'] as const) {
  const asUsual = rules[name]!
  rules[name] = (...args) => asUsual(...args).replace(/^<pre/, '<pre tabindex="0"')
}
rules.image = (tokens, index, _options, env) => {
  const source = String(tokens[index].attrGet('src') ?? '')
  const picture = (env as { pictures?: Pictures }).pictures?.(decoded(source))
  const alt = escapeHtml(tokens[index].content || picture?.alt || '')
  return picture ? `<img src="${escapeHtml(picture.href)}" alt="${alt}" loading="lazy">` : alt
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const rendered = new LruCache<string>(2000)

/** A text as HTML of paragraphs, in this language or in the one that there is. Texts without pictures are remembered. */
export function renderText(text: Text | undefined, locale: Locale, pictures?: Pictures): string {
  const source = inLocale(locale, text?.km ?? null, text?.en ?? null)
  if (!source.trim()) return ''
  if (source.includes('![')) return markdown.render(source, { pictures })
  const known = rendered.get(source)
  if (known !== undefined) return known
  const html = markdown.render(source, {})
  rendered.set(source, html)
  return html
}

/** The same within a line: for choices and labels. */
export function renderLine(text: Text | undefined, locale: Locale, pictures?: Pictures): string {
  return markdown.renderInline(
    inLocale(locale, text?.km ?? null, text?.en ?? null).replaceAll('\n', ' '),
    { pictures }
  )
}

/** A text as one line without marks, for lists, options of menus and search. */
export function plainLine(text: Text | undefined, locale: Locale): string {
  return inLocale(locale, text?.km ?? null, text?.en ?? null)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_#>`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
