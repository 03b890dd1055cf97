import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { makeInstitution } from '#tests/support/accounts'
import {
  bring,
  corpusFile,
  hasCorpus,
  manifest12,
  page,
  WITHOUT_CORPUS,
  zipOf,
} from '#tests/support/packages'
import { hostileZip } from '#bench/support/hostile_zip'

const one = { 'imsmanifest.xml': manifest12([{ id: 'a' }]), 'a.html': page('') }

test.group('Bringing an archive', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('keeps the files of a package and says it is ready', async ({ assert }) => {
    const { row, version, codes } = await bring(await zipOf(one), await makeInstitution())
    assert.equal(version.state, 'ready')
    assert.deepEqual(codes, [])
    assert.equal(row.title, 'សាកល្បង')
    assert.equal(row.currentVersionId, version.id)
  })

  for (const [code, names] of Object.entries({
    path_outside: ['../evil.txt', '/etc/evil', 'C:/evil', '..\\evil.txt'],
    name_hidden: ['a\u202Egnp.html', 'a\u0007.html'],
    name_long: [`${'a'.repeat(256)}.html`],
    too_deep: [`${'d/'.repeat(21)}a.html`],
  })) {
    test(`refuses ${code}`, async ({ assert }) => {
      for (const name of names) {
        const bytes = await hostileZip({ ...one, [name]: 'x' })
        const { version, codes } = await bring(bytes, await makeInstitution())
        assert.equal(version.state, 'refused', name)
        assert.deepEqual(codes, [code], name)
      }
    })
  }

  test('refuses links, two of one name, names that differ in capitals, what is locked', async ({
    assert,
  }) => {
    const at = await makeInstitution()
    const code = async (bytes: Buffer) => (await bring(bytes, at)).codes
    assert.deepEqual(await code(await hostileZip(one, { link: 'a.html' })), ['link'])
    assert.deepEqual(await code(await hostileZip(one, { twice: 'a.html' })), ['name_twice'])
    assert.deepEqual(await code(await zipOf({ ...one, 'A.html': 'x' })), ['name_case'])
    assert.deepEqual(await code(await hostileZip(one, { locked: 'a.html' })), ['encrypted'])
    assert.deepEqual(await code(await hostileZip(one, { lying: 'a.html' })), ['archive_broken'])
    assert.deepEqual(await code(Buffer.from('no zip')), ['not_a_zip'])
  })

  test('a bomb, links and paths of the corpus are refused', async ({ assert }) => {
    const at = await makeInstitution()
    for (const [name, code] of [
      ['bomb', 'bomb'],
      ['slip', 'path_outside'],
    ]) {
      assert.deepEqual((await bring(corpusFile(`malformed-zip/${name}.zip`), at)).codes, [code])
    }
  }).skip(!hasCorpus, WITHOUT_CORPUS)

  test('programs and what systems leave behind stay out', async ({ assert }) => {
    const more = { 'setup.EXE': 'MZ', '__MACOSX/._a.html': 'x', '.DS_Store': 'x' }
    const { version, codes } = await bring(
      await zipOf({ ...one, ...more }),
      await makeInstitution()
    )
    assert.deepEqual(codes, ['program_left_out'])
    assert.equal(version.fileCount, 2)
  })

  test('a folder that was packed as a whole is opened', async ({ assert }) => {
    const inside = Object.fromEntries(
      Object.entries(one).map(([name, text]) => [`course/${name}`, text])
    )
    const { version, codes } = await bring(await zipOf(inside), await makeInstitution())
    assert.deepEqual([version.state, codes], ['ready', ['folder_taken']])
    const beside = await bring(
      await zipOf({ ...inside, 'readme.txt': 'x' }),
      await makeInstitution()
    )
    assert.deepEqual(beside.codes, ['manifest_inside'])
  })

  test('each kind that is not played is named', async ({ assert }) => {
    const at = await makeInstitution()
    const kinds = {
      not_played_aicc: { 'a.crs': '', 'a.au': '' },
      not_played_epub: { 'META-INF/container.xml': '<x/>' },
      not_played_office: { '[Content_Types].xml': '<x/>' },
      not_played_elpx: { 'contentv3.xml': '<x/>' },
      unknown_kind: { 'a.txt': 'x' },
    }
    for (const [code, files] of Object.entries(kinds)) {
      assert.deepEqual((await bring(await zipOf(files as Record<string, string>), at)).codes, [
        code,
      ])
    }
  })
})
