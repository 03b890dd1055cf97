import { tagsOf } from '#tests/support/page_weight'

const own = (address: string) => address.startsWith('/') && !address.startsWith('//')
const DRAWN_IN = /\s(src|srcset|poster|data|action|formaction|hx-get|hx-post)=["']([^"']*)["']/gi

/** A data block (HTML Standard section 4.12.1) is never run: what search engines are told of a resource. */
const isData = (tag: string) => /^<script type="application\/ld\+json">$/.test(tag)

/** What no page may have, in words; empty where all is well. `locale` is the language that was asked for. */
export function pageFaults(html: string, locale: string, { isCatalogue = false } = {}): string[] {
  const faults: string[] = []
  const h1 = html.match(/<h1[\s>]/gi)?.length ?? 0
  if (h1 !== 1 && !isCatalogue) faults.push(`${h1} h1`)
  if (!new RegExp(`^<!doctype html>\\s*<html lang="${locale}"`, 'i').test(html.trim())) {
    faults.push(`not in ${locale}`)
  }
  const title = /<title>([^<]*)<\/title>/i.exec(html)?.[1].trim() ?? ''
  if (title.length < 3 || title.startsWith('·')) faults.push('no title')
  if (/<style[\s>]/i.test(html)) faults.push('inline style sheet')
  const raw = /@!?(?:ui|courses|library|media|curriculum|layout)\.\w+\(|translation missing: /.exec(
    html
  )
  if (raw) faults.push(`not rendered: ${html.slice(raw.index, raw.index + 80)}`)
  for (const tag of tagsOf(html)) {
    if (/^<script/i.test(tag) && !/\ssrc=/i.test(tag) && !isData(tag)) faults.push('inline script')
    if (/\sstyle=/i.test(tag)) faults.push(`inline style: ${tag}`)
    if (/\son[a-z]+=/i.test(tag)) faults.push(`script attribute: ${tag}`)
    if (/=["']\s*javascript:/i.test(tag)) faults.push(`script address: ${tag}`)
    for (const [, name, address] of tag.matchAll(DRAWN_IN)) {
      if (!own(address)) faults.push(`${name} of another host: ${address}`)
    }
    const href = /\shref=["']([^"']*)["']/i.exec(tag)?.[1]
    if (/^<(link|use|image|base)/i.test(tag) && href && !own(href) && !href.startsWith('#')) {
      faults.push(`href of another host: ${href}`)
    }
  }
  return faults
}
