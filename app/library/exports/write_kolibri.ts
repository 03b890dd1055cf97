import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { stableId } from '#shared/ids'
import { clock } from '#shared/clock'
import { inLocale, translate } from '#shared/http/translate'
import { siteName } from '#shared/site/site'
import { oaiDomain } from '#library/harvest/identifiers'
import * as schema from '#library/exports/kolibri_schema'
import { isPicture, writePageArchive } from '#library/exports/page_archive'
import type yazl from 'yazl'
import type { Locale } from '#config/i18n'
import type { Parcel } from '#library/exports/parcel'
import type { Stay } from '#library/exports/stays'

export type Channel = { key: string; name: string; locale: Locale; folder: string }

type Item = {
  file: string
  extension: string
  kind: string
  preset: string
  activity?: string
  language: string | null
}
type Node = { id: string; parent: string | null; values: Record<string, unknown>; below: Node[] }

const plain = (id: string) => id.replaceAll('-', '')

/** A channel of Kolibri: its database and its storage, as Kolibri finds them on a stick. */
export class KolibriExport {
  readonly id: string
  #db: Database.Database
  #root: Node
  #topics = new Map<string, Node>()
  #stored = new Set<string>()
  #count = 0

  constructor(
    private zip: yazl.ZipFile,
    private channel: Channel
  ) {
    this.id = plain(stableId('kolibri-channel', `${oaiDomain()}/${channel.key}`))
    this.#db = new Database(this.#path)
    this.#db.exec(schema.TABLES)
    this.#db.exec('begin')
    this.#root = this.#topic(null, 'root', channel.name)
  }

  get #path() {
    return join(this.channel.folder, 'channel.sqlite3')
  }

  /** @returns why it stays, where Kolibri has no way to play it */
  async add(parcel: Parcel): Promise<Stay['reason'] | undefined> {
    const items = await this.#itemsOf(parcel)
    if (items.length === 0) return 'form'
    const captions = parcel.parts.filter(
      ({ name, role }) => role === 'captions' && /\.vtt$/i.test(name)
    )
    for (const item of items) {
      const node = this.#node(parcel, item)
      await this.#file(node.id, item)
      if (item.kind !== 'video' && item.kind !== 'audio') continue
      for (const one of captions) {
        const track = { file: one.path, extension: 'vtt', kind: '', language: one.language }
        await this.#file(node.id, { ...track, preset: 'video_subtitle' })
      }
    }
    return undefined
  }

  async finish() {
    this.#writeTree()
    const { name, locale } = this.channel
    this.#insert('content_channelmetadata', {
      ...{ id: this.id, name: name.slice(0, 200), description: '', tagline: null },
      ...{ author: siteName(locale).slice(0, 400), thumbnail: '', root_id: this.#root.id },
      // Rises with each export, so that Kolibri offers the newer one.
      version: Math.floor(clock.now().toSeconds() / 60),
      last_updated: clock.now().toUTC().toISO(),
      min_schema_version: schema.SCHEMA_VERSION,
    })
    this.#db.exec('commit')
    this.#db.close()
    this.zip.addFile(this.#path, `content/databases/${this.id}.sqlite3`)
  }

  /** Frees the database of an export that stopped on its way. */
  close() {
    if (this.#db.open) this.#db.close()
  }

  async #itemsOf(parcel: Parcel): Promise<Item[]> {
    const { row, parts } = parcel
    const main = parts.filter(({ role }) => role === 'main')
    if (row.kind !== 'page' && row.kind !== 'image') {
      return main.flatMap(({ name, path, language }) => {
        const extension = name.split('.').pop()!.toLowerCase()
        const form = schema.formOf(extension)
        return form ? [{ file: path, extension, language, ...form }] : []
      })
    }
    if (row.kind === 'image' && !main.some(({ mediaType }) => isPicture(mediaType))) return []
    const said = (['km', 'en'] as const).filter((one) => parcel.bodies[one])
    const languages = said.length > 0 ? said : [this.channel.locale]
    const items: Item[] = []
    for (const language of languages) {
      const file = join(this.channel.folder, `page${++this.#count}.zip`)
      await writePageArchive(parcel, language, file)
      const activity = row.kind === 'page' ? schema.ACTIVITIES.read : schema.ACTIVITIES.explore
      items.push({
        ...{ file, extension: 'zip', kind: 'html5', preset: 'html5_zip', activity, language },
      })
    }
    return items
  }

  #node(parcel: Parcel, { kind, activity, language }: Item): Node {
    const { row, title, description, licence, holder, keywords } = parcel
    const locale = language === 'km' || language === 'en' ? language : this.channel.locale
    const contentId = plain(
      language ? stableId('kolibri-content', `${row.id}/${language}`) : row.id
    )
    const above = this.#placeOf(parcel)
    const name = schema.kolibriLicence(row.licence)
    const words = [licence[locale], licence.href].filter(Boolean).join(' ')
    const node: Node = {
      id: plain(stableId('kolibri-node', `${this.id}/${contentId}`)),
      ...{ parent: above.id, below: [] },
      values: {
        ...{
          kind,
          content_id: contentId,
          title: inLocale(locale, title.km, title.en).slice(0, 200),
        },
        description: inLocale(locale, description.km, description.en),
        ...{ license_name: name, license_description: words },
        license_owner: (
          inLocale(locale, holder.km, holder.en) ||
          row.authors.join('; ') ||
          siteName(locale)
        ).slice(0, 200),
        author: row.authors.join('; ').slice(0, 200),
        coach_content: row.teacherOnly || !row.audience.includes('student') ? 1 : 0,
        ...{ learning_activities: activity, grade_levels: schema.levelsOf(row.grades) },
        duration: row.minutes ? row.minutes * 60 : null,
        lang_id: this.#language(language ?? row.languages[0]),
      },
    }
    above.below.push(node)
    for (const word of new Set([...keywords.km, ...keywords.en])) this.#tags.push([node.id, word])
    return node
  }

  /** Under its subject and its first grade. */
  #placeOf({ subject, row }: Parcel): Node {
    const { locale } = this.channel
    const name = subject?.[locale] ?? translate(locale, 'library.exports.other_topics')
    const top = this.#topic(this.#root, subject?.code ?? 'other', name)
    const grade = [...row.grades].sort((a, b) => a - b)[0]
    if (!grade) return top
    return this.#topic(top, String(grade), translate(locale, 'library.exports.grade', { grade }))
  }

  #topic(above: Node | null, key: string, title: string): Node {
    const path = above ? `${above.id}/${key}` : key
    const known = this.#topics.get(path)
    if (known) return known
    const id = plain(stableId('kolibri-topic', `${this.id}/${path}`))
    const node: Node = {
      ...{ id, parent: above?.id ?? null, below: [] },
      values: {
        ...{ kind: 'topic', content_id: id, title: title.slice(0, 200), description: '' },
        ...{ license_name: null, license_description: null, license_owner: '', author: '' },
        ...{ learning_activities: null, grade_levels: null },
        ...{ coach_content: 0, duration: null, lang_id: this.#language(this.channel.locale) },
      },
    }
    this.#topics.set(path, node)
    above?.below.push(node)
    return node
  }

  async #file(nodeId: string, { file, extension, preset, language }: Item) {
    const md5 = await md5Of(file)
    if (!this.#stored.has(md5)) {
      this.#stored.add(md5)
      const { size } = await stat(file)
      this.#insert('content_localfile', { id: md5, extension, available: 0, file_size: size })
      const place = `content/storage/${md5[0]}/${md5[1]}/${md5}.${extension}`
      this.zip.addFile(file, place, { compress: false })
    }
    const id = plain(stableId('kolibri-file', `${nodeId}/${md5}/${preset}/${language}`))
    this.#files.set(id, {
      id,
      ...{ preset, supplementary: preset === 'video_subtitle' ? 1 : 0, thumbnail: 0, priority: 1 },
      ...{ contentnode_id: nodeId, lang_id: this.#language(language), local_file_id: md5 },
    })
  }

  #files = new Map<string, Record<string, unknown>>()

  /** The order of the tree, as Django's mptt counts it. */
  #writeTree() {
    let count = 0
    const rows: Record<string, unknown>[] = []
    const write = (node: Node, level: number, order: number) => {
      const lft = ++count
      node.below.forEach((one, at) => write(one, level + 1, at))
      const rght = ++count
      rows.push({
        ...{ id: node.id, parent_id: node.parent, channel_id: this.id, available: 0 },
        ...{ options: '{}', sort_order: order + 1, lft, rght, tree_id: 1, level, ...node.values },
      })
    }
    write(this.#root, 0, 0)
    rows.sort((a, b) => (a.lft as number) - (b.lft as number))
    for (const row of rows) this.#insert('content_contentnode', row)
    for (const row of this.#files.values()) this.#insert('content_file', row)
    this.#writeTags()
  }

  #tags: [string, string][] = []

  #writeTags() {
    const known = new Set<string>()
    for (const [nodeId, word] of this.#tags) {
      const name = [...word].slice(0, 30).join('')
      const tag = plain(stableId('kolibri-tag', name))
      if (!known.has(tag)) this.#insert('content_contenttag', { id: tag, tag_name: name })
      known.add(tag)
      if (known.has(`${nodeId} ${tag}`)) continue
      known.add(`${nodeId} ${tag}`)
      this.#insert('content_contentnode_tags', { contentnode_id: nodeId, contenttag_id: tag })
    }
  }

  #languages = new Set<string>()

  #language(code: string | null | undefined): string | null {
    const name = code ? schema.LANGUAGES[code] : undefined
    if (!code || !name) return null
    if (!this.#languages.has(code)) {
      this.#languages.add(code)
      this.#insert('content_language', {
        ...{
          id: code,
          lang_code: code,
          lang_subcode: null,
          lang_name: name,
          lang_direction: 'ltr',
        },
      })
    }
    return code
  }

  #statements = new Map<string, Database.Statement>()

  #insert(table: string, row: Record<string, unknown>) {
    const names = Object.keys(row)
    const known =
      this.#statements.get(table) ??
      this.#db.prepare(
        `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`
      )
    this.#statements.set(table, known)
    known.run(row)
  }
}

async function md5Of(path: string) {
  const hash = createHash('md5')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}
