import { gzipSync } from 'node:zlib'
import { loadAsset, type Asset } from '#tests/support/load_asset'
import type { BudgetName } from '#tests/support/page_tour'

/** KB gzipped, as the table of budgets in docs/develop/interface.md. */
export type Weight = { html: number; css: number; js: number; first: number; repeat: number }

export const BUDGETS: Record<BudgetName, Weight> = {
  text: { html: 12, css: 10, js: 22, first: 100, repeat: 20 },
  browse: { html: 14, css: 10, js: 22, first: 170, repeat: 90 },
  resource: { html: 14, css: 10, js: 22, first: 150, repeat: 75 },
  dashboard: { html: 20, css: 10, js: 44, first: 125, repeat: 30 },
  authoring: { html: 20, css: 14, js: 150, first: 240, repeat: 40 },
}

const KB = 1024
const IMPORT = /(?:\bimport|\bfrom)\s*["'](\.{1,2}\/[^"']+\.js)["']/g
const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}=["']([^"']*)["']`).exec(tag)?.[1].replaceAll('&amp;', '&')

/** The tags of a page with their attributes. */
export const tagsOf = (html: string) => html.match(/<[a-z][^>]*>/gi) ?? []

/** What a browser fetches for this page by itself, in the order of the page. */
export function assetsOf(html: string) {
  const found = { css: [] as string[], js: [] as string[], other: [] as string[] }
  for (const tag of tagsOf(html)) {
    const href = attribute(tag, 'href')
    const src = attribute(tag, 'src')
    if (/^<link/i.test(tag) && /rel=["']stylesheet/.test(tag)) found.css.push(href!)
    else if (/^<link/i.test(tag) && /rel=["']icon/.test(tag)) found.other.push(href!)
    else if (/^<script/i.test(tag) && src) found.js.push(src)
    else if (/^<(img|iframe|source|input)/i.test(tag) && src) found.other.push(src)
    else if (/^<video/i.test(tag))
      found.other.push(...[attribute(tag, 'poster')].filter((p) => p !== undefined))
  }
  return found
}

/** Weighs a page with everything it draws in; `cookie` opens what is not for everyone. */
export async function weigh(html: string, cookie = ''): Promise<Weight> {
  const { css, js, other } = assetsOf(html)
  const sheets = await Promise.all(css.map((path) => loadAsset(path, cookie)))
  const scripts = await withImports(js, cookie)
  const fonts = sheets.flatMap(({ text }) => text.match(/url\([^)]+\.woff2[^)]*\)/g) ?? [])
  const paths = [...other, ...fonts.map((url) => url.replace(/url\(["']?([^"')]+)["']?\)/, '$1'))]
  const rest = await Promise.all([...new Set(paths)].map((path) => loadAsset(path, cookie)))
  const sum = (list: { size: number }[]) => list.reduce((total, { size }) => total + size, 0) / KB
  const page = gzipSync(html).length / KB
  const all = [...sheets, ...scripts, ...rest]
  return {
    html: page,
    css: sum(sheets),
    js: sum(scripts),
    first: page + sum(all),
    repeat: page + sum(all.filter(({ isKept }) => !isKept)),
  }
}

/** Scripts with all they import at once; what they import later, on use, is not of the page. */
async function withImports(paths: string[], cookie: string, seen = new Set<string>()) {
  const assets: Asset[] = []
  for (const path of paths.filter((one) => !seen.has(one))) {
    seen.add(path)
    const asset = await loadAsset(path, cookie)
    const imports = [...asset.text.matchAll(IMPORT)].map(
      ([, name]) => new URL(name, new URL(path, 'http://here')).pathname
    )
    assets.push(asset, ...(await withImports(imports, cookie, seen)))
  }
  return assets
}

/** The figures that are above the budget, as `css 11.2 of 10 KB`. */
export const excess = (weight: Weight, budget: Weight) =>
  Object.entries(budget).flatMap(([name, most]) => {
    const is = weight[name as keyof Weight]
    return is > most ? [`${name} ${is.toFixed(1)} of ${most} KB`] : []
  })
