import { test } from '@japa/runner'
import { join } from 'node:path'
import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { projectRoot } from '#config/data'
import { schemas, VERSION } from '#mirror/format/schemas'
import { messageSchemas } from '#mirror/format/messages'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { makeSegments } from '#mirror/format/blob_segments'
import { isSigned, signRequest } from '#mirror/http/signature'
import { newKey } from '#mirror/trust/keys'
import { makeTree } from '#mirror/format/tree'
import { makeEdition } from '#mirror/format/edition'
import { makePack, openPack } from '#mirror/format/blob_pack'
import { makePatch } from '#mirror/format/catalogue_patch'
import { lessonRow, lessons } from '#tests/unit/mirror/corpus'
import { makeCatalogue } from '#mirror/format/catalogue'
import { nameOf } from '#mirror/format/object_name'

const folder = join(projectRoot, 'docs/protocols/mirror')
const blob = (text: string) => ({ name: nameOf(Buffer.from(text)), bytes: Buffer.from(text) })
const shown = ({ name, bytes }: { name: string; bytes: Buffer }) => ({
  name,
  text: bytes.toString(),
})

/** What every program that speaks this protocol makes of the same input. */
async function vectors() {
  const [page, script] = [blob('<h1>រស្មីសំយោគ</h1>'), blob('console.log(1)')]
  const { tree, components } = makeTree('package-1', {
    '': [['index.html', page.name, page.bytes.length]],
    'H5P.Question-1.5': [['question.js', script.name, script.bytes.length]],
  })
  const before = lessons(3)
  const after = lessons(3)
  after.curriculum_lessons.rows.splice(0, 1, lessonRow(7))
  const { catalogue, objects } = makeCatalogue(before)
  const edition = makeEdition({
    ...{ channel: 'everyone', profile: 'uss-stem', sequence: 7, catalogue: catalogue.name },
    ...{ packs: [], patches: [], blobs: { count: 2, bytes: page.bytes.length + 14 } },
  })
  const film = Buffer.alloc(4 * 1024 * 1024 + 1)
  const segments = await makeSegments(nameOf(film), film.length, Readable.from([film]))
  const entry = ['library_resources', 'resource-1', 3, 'revoked', 'អាជ្ញាប័ណ្ណ', 'Licence', 'K7QM2X']
  const revocations = { format: 'tonle-revocations', version: VERSION, sequence: 3 }
  const withdrawn = blob(canonicalBytes({ ...revocations, entries: [entry] }).toString())
  const list = [tree, ...components, catalogue, ...objects, makePatch(before, after), edition]
  list.push(segments, withdrawn)
  return [page, script, ...list].map(shown)
}

/** Compares with the committed file; `UPDATE_VECTORS=1` writes it. */
async function standing(file: string, made: unknown) {
  const path = join(folder, file)
  const text = `${JSON.stringify(made, null, 2)}\n`
  if (process.env.UPDATE_VECTORS) await writeFile(path, text)
  return JSON.parse(await readFile(path, 'utf8'))
}

test.group('Mirror, the protocol as committed', () => {
  test('the golden vectors hold', async ({ assert }) => {
    const made = await vectors()
    assert.deepEqual(await standing('vectors.json', made), made)
  })

  test('every vector has the name of its bytes', async ({ assert }) => {
    const list = await standing('vectors.json', await vectors())
    assert.isAbove(list.length, 8)
    for (const { name, text } of list) assert.equal(nameOf(Buffer.from(text)), name)
  })

  test('the schemas are those that the code reads with', async ({ assert }) => {
    const made = JSON.parse(
      JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: schemas })
    )
    assert.deepEqual(await standing('schemas.json', made), made)
    const messages = JSON.parse(
      JSON.stringify({ ...{ $schema: made.$schema }, $defs: messageSchemas })
    )
    assert.deepEqual(await standing('messages.json', messages), messages)
  })

  test('a committed pack opens', async ({ assert }) => {
    const pack = makePack([blob('ក'), blob('ខ')])
    const committed = await standing('pack.json', { base64: pack.bytes.toString('base64') })
    const opened = [...openPack(Buffer.from(committed.base64, 'base64'))]
    assert.sameMembers(
      opened.map(({ bytes }) => bytes.toString()),
      ['ក', 'ខ']
    )
  })

  test('a committed request is what its mirror signed, and nothing else', async ({ assert }) => {
    const key = newKey()
    const said = { method: 'POST', path: '/mirror/v1/poll', body: Buffer.from('{"sequence":7}') }
    const signWith = { keyId: '01900000-0000-7000-8000-000000000001', privatePem: key.privatePem }
    const { method, path } = said
    const headers = signRequest(said, signWith, 41)
    const made = { method, path, body: said.body.toString(), headers, publicKey: key.publicHex }
    const committed = await standing('request.json', made)
    const asked = { ...committed, body: Buffer.from(committed.body) }
    assert.isTrue(isSigned(asked, committed.publicKey))
    assert.isFalse(isSigned({ ...asked, path: '/mirror/v1/want' }, committed.publicKey))
    assert.isFalse(isSigned({ ...asked, body: Buffer.from('{"sequence":8}') }, committed.publicKey))
    assert.isFalse(isSigned(asked, newKey().publicHex))
  })
})
