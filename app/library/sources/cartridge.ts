import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { PackageProblem } from '#shared/archive/package_problem'
import { attribute, child, children, readXml, textOf, type Element } from '#shared/archive/read_xml'
import { htmlToMarkdown, outside } from '#library/html/html_to_markdown'
import { fileName } from '#library/resource_input'
import { questionFile } from '#library/questions/question_file'
import { readQti12 } from '#library/questions/qti12'
import { readLom } from '#library/sources/lom'
import { byLanguage } from '#library/sources/understand'
import { printOf } from '#library/sources/file_tree'
import type { Inside } from '#library/sources/open_inside'
import type { EntryFile, SourceEntry } from '#library/sources/types'

const MOST_XML = 20 * 1024 ** 2
const FILEBASE = /^(?:\$IMS-CC-FILEBASE\$|%24IMS-CC-FILEBASE%24)\/?/i

type Item = { title: string; topics: string[] }

/** What a Common Cartridge of any version holds, thing by thing; the types of its parts are told by their beginnings. */
export async function openCartridge({ tree }: Inside) {
  const read = async (path: string) => {
    const found = tree.find(path)
    if (!found) throw new PackageProblem('file_missing', { name: path })
    if (found.size > MOST_XML) throw new PackageProblem('file_large', { name: path })
    return buffer(await found.open())
  }
  const manifest = child(readXml(await read('imsmanifest.xml'), 'imsmanifest.xml'), 'manifest')
  const about = readLom(child(child(manifest, 'metadata'), 'lom'))
  const items = itemsOf(child(child(manifest, 'organizations'), 'organization'))
  const base = (manifest && attribute(manifest, 'identifier')) || 'cartridge'

  return {
    async *entries(outer: string): AsyncGenerator<SourceEntry> {
      for (const resource of children(child(manifest, 'resources'), 'resource')) {
        const entry = await entryOf(resource, outer)
        if (entry) yield entry
      }
    },
    /** A file of it, or the questions of one of its assessments. */
    async open(inner: string): Promise<Readable> {
      if (inner.startsWith('questions:')) {
        const path = inner.slice('questions:'.length)
        return Readable.from([questionFile(readQti12(await read(path), path)).bytes])
      }
      const found = tree.find(inner)
      if (!found) throw new PackageProblem('file_missing', { name: inner })
      return found.open()
    },
  }

  async function entryOf(resource: Element, outer: string): Promise<SourceEntry | undefined> {
    const id = attribute(resource, 'identifier') ?? ''
    const type = attribute(resource, 'type') ?? ''
    const item = items.get(id)
    const href = pathOf(resource)
    const lom = readLom(child(child(resource, 'metadata'), 'lom'))
    const entry: SourceEntry = {
      key: `${base.slice(0, 80)}/${id}`.slice(0, 200),
      place: [outer, ...(item?.topics ?? [])].join(' › '),
      ...byLanguage('title', lom.title ?? item?.title ?? nameOf(href)),
      ...byLanguage('description', lom.description),
      licence: lom.licence ?? about.licence,
      authors: lom.authors.length > 0 ? lom.authors : about.authors,
      publisher: lom.publisher ?? about.publisher,
      languages: lom.languages.length > 0 ? lom.languages : about.languages,
      keywords: [...lom.keywords],
      topics: [...(item?.topics ?? []), ...lom.topics],
      origin: about.title ? { kind: 'part_of', title: about.title, author: null, url: null } : null,
    }
    try {
      return await contentOf(entry, { type, href, item, outer })
    } catch (error) {
      if (!(error instanceof PackageProblem)) throw error
      return { ...entry, problems: [{ field: 'files', ...error.problem }] }
    }
  }

  type Part = { type: string; href: string; item: Item | undefined; outer: string }

  /** Settings of other platforms, tools that are elsewhere and discussions are no resources. */
  async function contentOf(entry: SourceEntry, { type, href, item, outer }: Part) {
    if (/^imswl_/i.test(type)) return { ...entry, sourceUrl: await linkIn(href) }
    if (/^imsqti_/i.test(type)) return questionsIn(entry, href, outer)
    if (/^(?:imsbasiclti|imsdt_)/i.test(type) || /^course_settings\//.test(href)) return undefined
    if (!href) {
      if (!item) return undefined
      return {
        ...entry,
        problems: [{ field: 'files', code: 'unknown_part', data: { name: type } }],
      }
    }
    if (/\.html?$/i.test(href)) return pageIn(entry, href, outer)
    // Pictures of pages come with the pages.
    if (!item && /\.(?:png|jpe?g|gif|svg|webp|css|js)$/i.test(href)) return undefined
    return { ...entry, files: [await fileOf(href, outer, 'main')] }
  }

  async function linkIn(path: string) {
    const link = child(readXml(await read(path), path), 'webLink')
    return attribute(child(link, 'url'), 'href') ?? textOf(link, 'url') ?? null
  }

  async function questionsIn(entry: SourceEntry, path: string, outer: string) {
    const { bytes, size, print } = questionFile(readQti12(await read(path), path))
    if (bytes.length === 0) return entry
    const at = `${outer}\nquestions:${path}`
    return {
      ...entry,
      files: [
        {
          role: 'main',
          name: 'questions.json',
          path: at,
          size,
          print,
          language: null,
        } as EntryFile,
      ],
    }
  }

  async function pageIn(entry: SourceEntry, path: string, outer: string): Promise<SourceEntry> {
    const bytes = await read(path)
    const html = bytes.toString('utf8')
    const pictures = new Map<string, string>()
    const text = htmlToMarkdown(html, {
      picture(src) {
        const found = tree.find(inside(path, src))
        if (!found) return undefined
        const name = fileName(found.path)
        pictures.set(name, found.path)
        return name
      },
      link: outside,
    })
    const files: EntryFile[] = []
    for (const found of pictures.values()) files.push(await fileOf(found, outer, 'part'))
    const title = /<title[^>]*>([^<]{1,300})/i.exec(html)?.[1].trim()
    const named = entry.titleKm || entry.titleEn ? {} : byLanguage('title', title)
    return { ...entry, ...named, ...byLanguage('body', text || null), files }
  }

  async function fileOf(path: string, outer: string, role: 'main' | 'part'): Promise<EntryFile> {
    const found = tree.find(path)
    if (!found) throw new PackageProblem('file_missing', { name: path })
    return {
      ...{ role, name: fileName(found.path), path: `${outer}\n${found.path}` },
      ...{ size: found.size, print: await printOf(found), language: null },
    }
  }
}

const nameOf = (href: string) =>
  href
    .split('/')
    .pop()
    ?.replace(/\.[^.]+$/, '') || null

/** What the resource leads to: its own address, else its first file. */
function pathOf(resource: Element) {
  const href = attribute(resource, 'href') ?? attribute(child(resource, 'file'), 'href') ?? ''
  return decoded(href.replace(FILEBASE, ''))
}

/** A path as it is meant on a page of the cartridge. */
function inside(page: string, src: string) {
  const clean = decoded(src.split(/[?#]/)[0])
  if (FILEBASE.test(clean)) return `web_resources/${clean.replace(FILEBASE, '')}`
  const parts = [...page.split('/').slice(0, -1), ...clean.split('/')]
  const path: string[] = []
  for (const part of parts) {
    if (part === '..') path.pop()
    else if (part && part !== '.') path.push(part)
  }
  return path.join('/')
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The table of contents: what each part is called and below which headings it stands. */
function itemsOf(organization: Element | undefined) {
  const items = new Map<string, Item>()
  const walk = (element: Element | undefined, topics: string[], depth: number) => {
    if (depth > 50) return
    for (const item of children(element, 'item')) {
      const title = textOf(item, 'title')
      const ref = attribute(item, 'identifierref')
      if (ref && !items.has(ref)) items.set(ref, { title: title ?? '', topics })
      walk(item, title && !ref ? [...topics, title] : topics, depth + 1)
    }
  }
  walk(organization, [], 0)
  return items
}
