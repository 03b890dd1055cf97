import Database from 'better-sqlite3'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SCHEMA = `
create table content_channelmetadata (id text primary key, name text, author text, version integer);
create table content_language (id text primary key, lang_code text);
create table content_localfile (id text primary key, extension text, file_size integer);
create table content_file (id text primary key, local_file_id text, contentnode_id text, preset text, lang_id text, supplementary integer, thumbnail integer);
create table content_contentnode (id text primary key, content_id text, parent_id text, title text, description text, kind text, author text, license_name text, license_owner text, license_description text, lang_id text, coach_content integer, lft integer);
`

/** A page of text and as many bytes beside it as make the file as large as it shall be. */
function document(n: number, bytes: number) {
  const head = `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n% ${n}\n`
  const filling = randomBytes(Math.max(0, Math.floor((bytes - head.length) / 2))).toString('hex')
  return Buffer.from(`${head}% ${filling}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`)
}

/** A channel of small documents as a Kolibri server keeps it. @returns the bytes of all of them */
export function writeChannel(folder: string, count: number, bytesEach: number) {
  const content = join(folder, 'content')
  mkdirSync(join(content, 'databases'), { recursive: true })
  const id = createHash('md5').update(folder).digest('hex')
  const db = new Database(join(content, 'databases', `${id}.sqlite3`))
  db.exec(SCHEMA)
  db.prepare('insert into content_channelmetadata values (?, ?, ?, 1)').run(id, 'Bench', 'Author')
  const node = db.prepare(
    "insert into content_contentnode values (?, ?, 'root', ?, 'A small document', 'document', 'Author', 'CC BY-SA', 'Holder', null, null, 0, ?)"
  )
  const local = db.prepare('insert into content_localfile values (?, ?, ?)')
  const file = db.prepare("insert into content_file values (?, ?, ?, 'document', null, 0, 0)")
  let total = 0
  db.transaction(() => {
    for (let n = 0; n < count; n++) {
      const bytes = document(n, bytesEach)
      total += bytes.length
      const md5 = createHash('md5').update(bytes).digest('hex')
      const key = createHash('md5').update(`${id} ${n}`).digest('hex')
      node.run(key, key, `Document ${n}`, n + 1)
      local.run(md5, 'pdf', bytes.length)
      file.run(key, md5, key)
      const storage = join(content, 'storage', md5[0], md5[1])
      mkdirSync(storage, { recursive: true })
      writeFileSync(join(storage, `${md5}.pdf`), bytes)
    }
  })()
  db.close()
  return total
}
