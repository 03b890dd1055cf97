import MarkdownIt from 'markdown-it'

/** A picture of the page by the name in the text: its address, and what it shows where the text does not say. */
export type PictureAddress = (name: string) => { href: string; alt?: string } | undefined

type Env = { pictureAddress: PictureAddress }

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
const rules = markdown.renderer.rules

// The page's own title is the first heading; a text that has one of that rank begins one lower.
rules.heading_open = (tokens, index) => `<${rank(tokens[index].tag)}>`
rules.heading_close = (tokens, index) => `</${rank(tokens[index].tag)}>\n`
// What scrolls sideways on a phone is reached with the keyboard too.
rules.table_open = () => '<div class="table-box" tabindex="0"><table class="table">\n'
rules.table_close = () => '</table></div>\n'

for (const name of ['fence', 'code_block'] as const) {
  const asUsual = rules[name]!
  rules[name] = (...args) => asUsual(...args).replace(/^<pre/, '<pre tabindex="0"')
}

rules.image = (tokens, index, _options, env) => {
  const name = safely(decodeURIComponent, String(tokens[index].attrGet('src') ?? ''))
  const picture = name ? (env as Env).pictureAddress(name) : undefined
  const alt = markdown.utils.escapeHtml(tokens[index].content || picture?.alt || '')
  if (!picture) return alt
  return `<img src="${markdown.utils.escapeHtml(picture.href)}" alt="${alt}" loading="lazy" decoding="async">`
}

rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index].attrSet('rel', 'noopener noreferrer')
  return self.renderToken(tokens, index, options)
}

/**
 * A page's text as HTML: CommonMark and tables, no HTML of the author's own, no addresses but http, https, mailto
 * and relative ones, pictures only from the resource's own files.
 */
export function renderMarkdown(text: string, pictureAddress: PictureAddress): string {
  return markdown.render(text, { pictureAddress } satisfies Env)
}

const rank = (tag: string) => (tag === 'h1' ? 'h2' : tag)

function safely(change: (text: string) => string, text: string) {
  try {
    return change(text)
  } catch {
    return undefined
  }
}
