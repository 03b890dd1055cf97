import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const CHANNEL = 'c'.repeat(32)

export type Node = {
  id: string
  title: string
  kind?: string
  parent?: string
  licence?: string
  owner?: string
  description?: string
  files?: { bytes: Buffer; extension: string; preset: string; language?: string }[]
}

const SCHEMA = `
create table content_channelmetadata (id text primary key, name text, description text, author text, version integer, root_pk text);
create table content_language (id text primary key, lang_code text, lang_subcode text, lang_name text);
create table content_localfile (id text primary key, extension text, file_size integer, available integer);
create table content_file (id text primary key, local_file_id text, contentnode_id text, preset text, lang_id text, supplementary integer, thumbnail integer, priority integer);
create table content_contenttag (id text primary key, tag_name text);
create table content_contentnode_tags (id integer primary key, contentnode_id text, contenttag_id text);
create table content_contentnode (id text primary key, content_id text, channel_id text, parent_id text, title text, description text, kind text, author text, license_name text, license_owner text, license_description text, lang_id text, coach_content integer, duration integer, sort_order real, lft integer, available integer);
`

/** Writes a channel as a Kolibri server keeps it: its database and the storage beside it. */
export function writeChannel(
  folder: string,
  nodes: Node[],
  { version = 1, name = 'Khmer science', channel = CHANNEL } = {}
) {
  const databases = join(folder, 'content', 'databases')
  mkdirSync(databases, { recursive: true })
  const path = join(databases, `${channel}.sqlite3`)
  rmSync(path, { force: true })
  const db = new Database(path)
  db.exec(SCHEMA)
  const put = (table: string, row: Record<string, unknown>) =>
    db
      .prepare(
        `insert or ignore into ${table} (${Object.keys(row).join()}) values (${Object.keys(row)
          .map(() => '?')
          .join()})`
      )
      .run(...Object.values(row))
  const root = id('root')
  db.transaction(() => {
    put('content_channelmetadata', {
      id: channel,
      name,
      author: 'Open Khmer',
      version,
      root_pk: root,
    })
    for (const code of ['km', 'en']) put('content_language', { id: code, lang_code: code })
    put('content_contentnode', {
      id: root,
      content_id: id('root c'),
      title: name,
      kind: 'topic',
      lft: 0,
    })
    for (const [at, node] of nodes.entries()) {
      const key = id(node.id)
      put('content_contentnode', {
        ...{ id: key, content_id: id(`${node.id} content`), channel_id: channel, lft: at + 1 },
        parent_id: node.parent ? id(node.parent) : root,
        ...{
          title: node.title,
          description: node.description ?? '',
          kind: node.kind ?? 'document',
        },
        ...{ license_name: node.licence ?? 'CC BY-SA', license_owner: node.owner ?? 'Open Khmer' },
        ...{ author: 'Sok Dara', lang_id: 'km', coach_content: 0, available: 1 },
      })
      for (const [n, file] of (node.files ?? []).entries()) {
        const md5 = createHash('md5').update(file.bytes).digest('hex')
        put('content_localfile', {
          ...{ id: md5, extension: file.extension, file_size: file.bytes.length, available: 1 },
        })
        put('content_file', {
          ...{ id: id(`${node.id} ${n}`), local_file_id: md5, contentnode_id: key },
          ...{
            preset: file.preset,
            lang_id: file.language ?? null,
            supplementary: 0,
            thumbnail: 0,
          },
        })
        const store = join(folder, 'content', 'storage', md5[0], md5[1])
        mkdirSync(store, { recursive: true })
        writeFileSync(join(store, `${md5}.${file.extension}`), file.bytes)
      }
    }
  })()
  db.close()
  return path
}

/** Kolibri's ids are 32 hexadecimal digits. */
const id = (text: string) => createHash('md5').update(text).digest('hex')

/** The storage path of these bytes. */
export function storagePath(folder: string, bytes: Buffer, extension: string) {
  const md5 = createHash('md5').update(bytes).digest('hex')
  return join(folder, 'content', 'storage', md5[0], md5[1], `${md5}.${extension}`)
}
