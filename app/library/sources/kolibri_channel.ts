import Database from 'better-sqlite3'
import { SheetError } from '#shared/sheets/sheet_error'
import { byLanguage, languageCode } from '#library/sources/understand'
import { kolibriFiles } from '#library/sources/kolibri_files'
import type { SourceEntry } from '#library/sources/types'

type Row = Record<string, any>

/**
 * The database of a channel, of any schema from the first on: columns that a version has not are left open. It comes
 * from outside, so it is only read, and nothing in it is run.
 */
export class KolibriChannel {
  #db: Database.Database
  #columns = new Map<string, Set<string>>()
  #topics = new Map<string, { title: string; parent: string | null }>()
  #channel: Row

  constructor(
    path: string,
    private size: (name: string) => Promise<number | undefined>
  ) {
    try {
      this.#db = new Database(path, { readonly: true, fileMustExist: true })
      this.#db.pragma('trusted_schema = OFF')
      this.#channel = this.#all('select * from content_channelmetadata limit 1')[0]
      if (!this.#channel || !this.#has('content_contentnode', 'content_id')) throw new Error()
    } catch {
      throw new SheetError('not_a_channel')
    }
    for (const row of this.#all(
      "select id, title, parent_id from content_contentnode where kind = 'topic'"
    )) {
      this.#topics.set(row.id, { title: String(row.title ?? ''), parent: row.parent_id })
    }
  }

  get facts() {
    const { id, name, version } = this.#channel
    return { id: String(id), name: String(name || id), version: String(version ?? '') || null }
  }

  /** A topic with those above it, the channel itself aside. */
  pathOf(id: string) {
    return this.#above(id)
      .map((one) => this.#topics.get(one)?.title ?? '')
      .join(' › ')
  }

  async *entries(): AsyncGenerator<SourceEntry> {
    const tags = this.#tags()
    const order = this.#has('content_contentnode', 'lft') ? 'lft' : 'sort_order'
    const ids = this.#all(
      `select id from content_contentnode where kind <> 'topic' order by ${order}, id`
    )
    const find = this.#db.prepare('select * from content_contentnode where id = ?')
    for (const { id } of ids) yield await this.#entry(find.get(id) as Row, tags)
  }

  close() {
    this.#db.close()
  }

  async #entry(node: Row, tags: Map<string, string[]>): Promise<SourceEntry> {
    const language = this.#language(node.lang_id)
    const { files, problems } = await kolibriFiles(this.#filesOf(node.id), node, this.size)
    const { id, name, author } = this.#channel
    return {
      // The place of a thing in the tree may change with each edition; what it is does not.
      key: this.#isTwice(node.content_id) ? String(node.id) : String(node.content_id),
      place: this.#above(node.parent_id ?? '')
        .map((one) => this.#topics.get(one)!.title)
        .join(' › '),
      ...byLanguage('title', node.title),
      ...byLanguage('description', node.description),
      licence: this.#licence(node),
      holder: node.license_owner || null,
      authors: String(node.author || author || '')
        .split(/\s*;\s*/)
        .filter(Boolean),
      publisher: String(name),
      languages: language ? [language] : [],
      keywords: tags.get(node.id) ?? [],
      topics: this.#above(node.parent_id ?? ''),
      minutes: node.duration ? Math.max(1, Math.round(Number(node.duration) / 60)) : null,
      ...(node.coach_content ? { audience: ['teacher'], teacherOnly: true } : {}),
      accessibility: files.some(({ role }) => role === 'captions') ? ['captions'] : [],
      sourceUrl: /^https?:/.test(String(node.source_url ?? '')) ? String(node.source_url) : null,
      origin: {
        kind: 'part_of',
        ...{ title: String(name), author: author ? String(author) : null },
        url: `https://studio.learningequality.org/channels/${id}/view/${node.id}`,
      },
      ...{ files, problems },
    }
  }

  /** From the topmost below the channel down. */
  #above(id: string): string[] {
    const path: string[] = []
    for (
      let at = id;
      this.#topics.has(at) && path.length < 50;
      at = this.#topics.get(at)!.parent ?? ''
    ) {
      path.unshift(at)
    }
    return path.slice(this.#topics.get(path[0] ?? '')?.parent ? 0 : 1)
  }

  #filesOf(nodeId: string): Row[] {
    const known = this.#has('content_file', 'local_file_id')
    return this.#all(
      known
        ? `select f.*, l.extension, l.file_size, l.id as md5 from content_file f
           join content_localfile l on l.id = f.local_file_id where f.contentnode_id = ?`
        : 'select f.*, f.checksum as md5 from content_file f where f.contentnode_id = ?',
      nodeId
    ).map((row) => ({ ...row, language: this.#language(row.lang_id) }))
  }

  #languages?: Map<string, string | null>

  #language(id: unknown): string | null {
    this.#languages ??= new Map(
      this.#all('select id, lang_code from content_language').map((row) => [
        String(row.id),
        languageCode(row.lang_code),
      ])
    )
    return id === null || id === undefined ? null : (this.#languages.get(String(id)) ?? null)
  }

  #licences?: Map<string, Row>

  #licence(node: Row): string | null {
    if (!this.#has('content_contentnode', 'license_id')) {
      const words = String(node.license_description ?? '')
      // Its names have no version; the address of a licence has.
      const address = /https?:\/\/creativecommons\.org\/\S+/.exec(words)?.[0]
      const text = node.license_name === 'Special Permissions' ? words : null
      return address || text || String(node.license_name ?? '') || null
    }
    this.#licences ??= new Map(
      this.#all('select * from content_license').map((row) => [String(row.id), row])
    )
    return this.#licences.get(String(node.license_id))?.license_name ?? null
  }

  #twice?: Set<string>

  /** The same thing may stand in two places of a channel; then the places are what can be told apart. */
  #isTwice(contentId: unknown) {
    this.#twice ??= new Set(
      this.#all(
        `select content_id from content_contentnode where kind <> 'topic'
         group by content_id having count(*) > 1`
      ).map((row) => String(row.content_id))
    )
    return !contentId || this.#twice.has(String(contentId))
  }

  #tags() {
    const tags = new Map<string, string[]>()
    if (!this.#has('content_contenttag', 'tag_name')) return tags
    for (const { contentnode_id: id, tag_name: tag } of this.#all(
      `select n.contentnode_id, t.tag_name from content_contentnode_tags n
       join content_contenttag t on t.id = n.contenttag_id`
    )) {
      tags.set(id, [...(tags.get(id) ?? []), String(tag)])
    }
    return tags
  }

  #has(table: string, column: string) {
    const known =
      this.#columns.get(table) ??
      new Set(this.#all(`pragma table_info("${table}")`).map(({ name }) => String(name)))
    this.#columns.set(table, known)
    return known.has(column)
  }

  #statements = new Map<string, Database.Statement>()

  #all(sql: string, ...values: unknown[]): Row[] {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement.all(...values) as Row[]
  }
}
