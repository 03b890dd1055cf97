import { test } from '@japa/runner'
import { spawnSync } from 'node:child_process'
import { utimes } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { noteKind } from '#tests/support/note_kind'
import { PackError } from '#shared/packs/pack_error'
import { applyPack } from '#shared/packs/apply_pack'
import { applyPacks } from '#shared/packs/apply_all'
import { packFolder } from '#tests/support/pack_folder'
import { registerPackKinds } from '#shared/packs/registry'

registerPackKinds([noteKind])

const NOTES = 'code,text\nA,ក\nB,ខ\n'

const notes = async () => {
  const rows = await db.from('shared_outbox').where('kind', 'tests.note').orderBy('subject')
  return rows.map(({ subject, body }) => {
    const value = typeof body === 'string' ? JSON.parse(body) : body
    return `${subject} ${value.text}`
  })
}

async function refusal(run: () => Promise<unknown>) {
  try {
    await run()
  } catch (error) {
    if (error instanceof PackError) return `${error.place} ${error.reason}`
    throw error
  }
  return 'applied'
}

test.group('Applying a pack', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('writes the rows once, with counts and an audit entry', async ({ assert, cleanup }) => {
    const pack = await packFolder({ 'notes.csv': NOTES })
    cleanup(() => pack.remove())
    const first = await applyPack(pack.folder)
    assert.deepEqual(first, {
      ...{ name: 'test-pack', version: '1.0.0', outcome: 'applied' },
      counts: { notes: 2 },
    })
    const second = await applyPack(pack.folder)
    assert.deepEqual(second, { ...first, outcome: 'unchanged' })
    assert.deepEqual(await notes(), ['A ក', 'B ខ'])
    const entries = await db.from('shared_audit').where('verb', 'shared.pack_applied')
    assert.lengthOf(entries, 1)
    assert.equal(entries[0].subject_id, 'test-pack')
  })

  test('a touched file with the same content changes nothing', async ({ assert, cleanup }) => {
    const pack = await packFolder({ 'notes.csv': NOTES })
    cleanup(() => pack.remove())
    await applyPack(pack.folder)
    await utimes(`${pack.folder}/notes.csv`, 1, 1)
    const { outcome } = await applyPack(pack.folder)
    assert.equal(outcome, 'unchanged')
  })

  test('a changed row is updated, a new one added', async ({ assert, cleanup }) => {
    const pack = await packFolder({ 'notes.csv': NOTES })
    cleanup(() => pack.remove())
    await applyPack(pack.folder)
    await pack.write({ 'notes.csv': 'code,text\nA,គ\nB,ខ\nC,ឃ\n' })
    const { outcome } = await applyPack(pack.folder)
    assert.equal(outcome, 'applied')
    assert.deepEqual(await notes(), ['A គ', 'B ខ', 'C ឃ'])
  })

  test('one bad row refuses the whole pack and says where', async ({ assert, cleanup }) => {
    const pack = await packFolder({ 'notes.csv': 'code,text\nA,ក\n"B","bad"\nC,គ\n' })
    cleanup(() => pack.remove())
    assert.equal(await refusal(() => applyPack(pack.folder)), 'notes.csv:3 bad_value')
    assert.deepEqual(await notes(), [])
    assert.lengthOf(await db.from('shared_packs').where('name', 'test-pack'), 0)
  })

  test('a dry run writes nothing and counts', async ({ assert, cleanup }) => {
    const pack = await packFolder({ 'notes.csv': NOTES })
    cleanup(() => pack.remove())
    const { counts } = await applyPack(pack.folder, { dryRun: true })
    assert.deepEqual(counts, { notes: 2 })
    assert.deepEqual(await notes(), [])
    assert.lengthOf(await db.from('shared_packs').where('name', 'test-pack'), 0)
  })

  test('a byte order mark, CRLF and other forms of Unicode are taken as they are meant', async ({
    assert,
    cleanup,
  }) => {
    const pack = await packFolder({ 'notes.csv': '\uFEFFcode,text\r\nA,  e\u0301te\u0301 \r\n' })
    cleanup(() => pack.remove())
    await applyPack(pack.folder)
    assert.deepEqual(await notes(), ['A été'])
  })

  test('says what is wrong with {file}: {place}')
    .with([
      {
        file: 'places.csv',
        content: 'code,name_km\n01,ក\n',
        place: 'places.csv:1 missing_column',
      },
      {
        file: 'places.csv',
        content: 'code,type,type_km,name_km,name_en,extra\n',
        place: 'places.csv:1 unknown_column',
      },
      {
        file: 'places.csv',
        content: 'code,type,type_km,name_km,name_en\n01,province,ខេត្ត,,Kep\n',
        place: 'places.csv:2 empty_value',
      },
      {
        file: 'code_lists.csv',
        content: 'list,code,label_km,label_en\na,1,ក,A\na,1,ក,A\n',
        place: 'code_lists.csv:3 given_twice',
      },
      { file: 'notes.csv', content: 'code,text\nA\n', place: 'notes.csv:2 bad_csv' },
      { file: 'notes.csv', content: Buffer.from([0x63, 0xff]), place: 'notes.csv not_utf8' },
      { file: 'pack.yaml', content: 'format: 2\n', place: 'pack.yaml:format unknown_format' },
      { file: 'pack.yaml', content: 'format: [\n', place: 'pack.yaml:2 bad_yaml' },
      {
        file: 'pack.yaml',
        content: 'format: 1\nname: other\n',
        place: 'pack.yaml:name name_is_not_folder',
      },
      {
        file: 'pack.yaml',
        content: 'format: 1\nname: test-pack\nversion: one\n',
        place: 'pack.yaml:version bad_value',
      },
    ])
    .run(async ({ assert, cleanup }, { file, content, place }) => {
      const pack = await packFolder({ [file]: content })
      cleanup(() => pack.remove())
      const known = ['places.csv', 'code_lists.csv']
      if (known.includes(file)) {
        const { checkTable } = await import('#shared/packs/check_table')
        const [error] = await checkTable(pack.folder, file)
        assert.equal(`${error.place} ${error.reason}`, place)
      } else {
        assert.equal(await refusal(() => applyPack(pack.folder)), place)
      }
    })

  test('names that lead out of the pack are refused', async ({ assert, cleanup }) => {
    const pack = await packFolder({ 'notes.csv': NOTES })
    cleanup(() => pack.remove())
    const { packContext } = await import('#shared/packs/pack_context')
    const { readPack } = await import('#shared/packs/read_pack')
    const context = packContext(await readPack(pack.folder), {})
    assert.equal(await refusal(() => context.bytes('../secret')), '../secret outside_pack')
    assert.equal(await refusal(() => context.text('/etc/passwd')), '/etc/passwd outside_pack')
  })

  test('demo packs are applied only when asked for', async ({ assert, cleanup }) => {
    const pack = await packFolder({ 'notes.csv': NOTES })
    cleanup(() => pack.remove())
    const { readText } = await import('#shared/packs/read_files')
    const head = await readText(pack.folder, 'pack.yaml')
    await pack.write({ 'pack.yaml': head!.replace('profile: base', 'profile: demo') })
    assert.lengthOf(await applyPacks({ folder: pack.root }), 0)
    assert.lengthOf(await applyPacks({ folder: pack.root, demo: true }), 1)
  })
})

test.group('Applying a pack, killed', () => {
  test('a process that is killed half-way leaves nothing', async ({ assert, cleanup }) => {
    const pack = await packFolder({ 'notes.csv': 'code,text\nA,ក\nB,kill\n' }, 'killed-pack')
    cleanup(() => pack.remove())
    const script = new URL('../../support/killed_import.ts', import.meta.url).pathname
    const { signal, stderr } = spawnSync(
      process.execPath,
      ['--import=@poppinss/ts-exec', script, pack.folder],
      { encoding: 'utf8' }
    )
    assert.equal(signal, 'SIGKILL', stderr)
    assert.deepEqual(await notes(), [])
    assert.lengthOf(await db.from('shared_packs').where('name', 'killed-pack'), 0)
  })
})
