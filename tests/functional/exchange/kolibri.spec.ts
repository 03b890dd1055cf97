import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { rmSync, writeFileSync } from 'node:fs'
import { fromJson } from '#shared/database/from_json'
import Resource from '#library/models/resource'
import { emptyLibrary, makeSyllabus } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { pdfOf } from '#tests/support/media_files'
import { storagePath, writeChannel, type Node } from '#tests/support/kolibri'
import { accept, importableFolder, look, previewOf } from '#tests/support/source_imports'

const KIND = 'library.kolibri'
const VTT = Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nសួស្តី\n')
const pdf = (words: string) => ({ bytes: pdfOf([words]), extension: 'pdf', preset: 'document' })

const nodes = (): Node[] => [
  { id: 'physics', title: 'Physics', kind: 'topic' },
  { id: 'grade', title: 'Grade 11', kind: 'topic', parent: 'physics' },
  { id: 'newton', title: 'ច្បាប់ញូតុន', parent: 'grade', files: [pdf('newton')] },
  { id: 'force', title: 'Force', parent: 'grade', licence: 'CC BY-NC-ND', files: [pdf('force')] },
  {
    id: 'secret',
    title: 'Secret',
    parent: 'physics',
    licence: 'Special Permissions',
    files: [pdf('x')],
  },
]

async function makeDesk() {
  await makeSyllabus()
  const ministry = await makeInstitution()
  const { browser, ...librarian } = await signedIn('library_administrator', ministry)
  return { ministry, browser, librarian }
}

const titles = async (state: string) => {
  const rows = await Resource.query().where({ state })
  return rows.map(({ titleKm, titleEn }) => titleKm ?? titleEn).sort()
}

test.group('A channel of Kolibri', (group) => {
  group.each.setup(emptyLibrary)
  let folder: ReturnType<typeof importableFolder>
  group.each.setup(() => {
    folder = importableFolder()
    return () => folder.drop()
  })

  test('comes in with its licences, topics, captions and where it is from', async ({ assert }) => {
    const { browser } = await makeDesk()
    const film = { bytes: Buffer.from('no film'), extension: 'mp4', preset: 'high_res_video' }
    const said = { bytes: VTT, extension: 'vtt', preset: 'video_subtitle', language: 'km' }
    writeChannel(folder.path, [
      ...nodes(),
      { id: 'film', title: 'Film', kind: 'video', parent: 'grade', files: [film, said] },
    ])
    const seen = await look(browser, KIND, { folder: folder.name, arrival: 'published' })
    assert.equal(seen.row.state, 'ready')
    assert.equal(seen.row.toAdd, 4)
    assert.deepEqual(await titles('published'), [], 'a preview changes nothing')
    const page = await browser.get(seen.path)
    assert.include(page.html, 'ច្បាប់ញូតុន')
    assert.include(page.html, '/library/sources/')

    const { row } = await accept(browser, seen.path)
    assert.equal(row.state, 'applied')
    assert.deepEqual(await titles('published'), ['Film', 'Force', 'ច្បាប់ញូតុន'])
    assert.deepEqual(await titles('draft'), ['Secret'], 'whose licence nobody knows waits')
    const newton = await Resource.findByOrFail('titleKm', 'ច្បាប់ញូតុន')
    const subject = await db.from('curriculum_subjects').where('code', 'PHY').firstOrFail()
    assert.equal(newton.subjectId, subject.id)
    assert.deepEqual(newton.grades, [11])
    assert.equal(newton.licence, 'CC-BY-SA-4.0')
    assert.equal(newton.holderEn, 'Open Khmer')
    assert.equal(newton.kind, 'pdf')
    assert.equal(newton.version, 1)
    const files = await db
      .from('library_files as f')
      .join('library_resources as r', 'r.id', 'f.resource_id')
      .where('r.title_en', 'Film')
      .orderBy('role')
      .select('f.role', 'f.language')
    assert.deepEqual(
      files.map(({ role, language }) => [role, language]),
      [
        ['captions', 'km'],
        ['main', null],
      ]
    )
    const origin = await db.from('library_relations').where('resource_id', newton.id).firstOrFail()
    assert.equal(origin.kind, 'part_of')
    assert.equal(origin.source_title, 'Khmer science')
    const entry = await db.from('shared_audit').where({
      verb: 'library.resource_imported',
      subject_id: newton.id,
    })
    assert.lengthOf(entry, 1)
    assert.equal((await browser.get(`/library/${newton.code}`)).status, 200)
  })

  test('changes nothing when it is imported again', async ({ assert }) => {
    const { browser } = await makeDesk()
    writeChannel(folder.path, nodes())
    const first = await look(browser, KIND, { folder: folder.name, arrival: 'published' })
    await accept(browser, first.path)
    // Preparing the pages of a file raises the revision.
    const all = () =>
      db.from('library_resources').orderBy('id').select('id', 'state', 'title_en', 'updated_at')
    const before = await all()
    const { row, path } = await look(browser, KIND, { folder: folder.name, arrival: 'published' })
    assert.deepEqual([row.toAdd, row.toChange, row.toRemove, row.same, row.bad], [0, 0, 0, 3, 0])
    await accept(browser, path)
    assert.deepEqual(await all(), before)
    assert.lengthOf(await db.from('library_source_entries'), 3)
  })

  test('a newer version says what is new, changed, gone, and whose licence is another', async ({
    assert,
  }) => {
    const { browser } = await makeDesk()
    writeChannel(folder.path, nodes())
    const first = await look(browser, KIND, { folder: folder.name, arrival: 'published' })
    await accept(browser, first.path)
    const newton = await Resource.findByOrFail('titleKm', 'ច្បាប់ញូតុន')
    await newton.merge({ descriptionKm: 'អ្វីដែលយើងបានសរសេរ' }).save()

    const [physics, grade] = nodes()
    writeChannel(
      folder.path,
      [
        ...[physics, grade],
        {
          id: 'newton',
          title: 'ច្បាប់ញូតុនថ្មី',
          parent: 'grade',
          licence: 'All Rights Reserved',
          owner: 'Big Press',
          files: [pdf('newton, second')],
        },
        {
          id: 'force',
          title: 'Force',
          parent: 'grade',
          licence: 'CC BY-NC-ND',
          files: [pdf('force')],
        },
        { id: 'light', title: 'Light', parent: 'grade', files: [pdf('light')] },
      ],
      { version: 2 }
    )
    const { row, path } = await look(browser, KIND, { folder: folder.name, arrival: 'published' })
    const rows = await previewOf(row.id)
    assert.deepEqual(
      rows.map(({ outcome, label }) => [outcome, label]),
      [
        ['change', 'ច្បាប់ញូតុនថ្មី'],
        ['same', 'Force'],
        ['add', 'Light'],
        ['remove', 'Secret'],
      ]
    )
    assert.deepEqual(
      rows[0].changes.map(({ field }) => field),
      ['title_km', 'licence', 'holder', 'files']
    )
    assert.equal(rows[0].mark, 'licence')
    const html = (await browser.get(`${path}?rows=mark-licence`)).html
    assert.include(html, 'Big Press')
    assert.include(html, 'ALL-RIGHTS-RESERVED')

    await accept(browser, path)
    await newton.refresh()
    assert.equal(newton.titleKm, 'ច្បាប់ញូតុនថ្មី')
    assert.equal(newton.descriptionKm, 'អ្វីដែលយើងបានសរសេរ', 'what people wrote here stays')
    assert.equal(newton.state, 'retired', 'rights that are not clear any more are looked at')
    assert.isFalse(Boolean(newton.isApproved))
    assert.equal((await Resource.findByOrFail('titleEn', 'Secret')).state, 'retired')
    const versions = await db.from('library_versions').where('resource_id', newton.id)
    assert.lengthOf(versions, 1)
    const source = await db.from('library_sources').firstOrFail()
    assert.equal(source.version, '2')
  })

  test('some of it is left out by choice and offered again the next time', async ({ assert }) => {
    const { browser } = await makeDesk()
    writeChannel(folder.path, nodes())
    const { row, path } = await look(browser, KIND, { folder: folder.name, arrival: 'draft' })
    const page = await browser.get(path)
    assert.include(page.html, 'name="lines[]"')
    const rows = await previewOf(row.id)
    const answer = await browser.post(`${path}/choices?_method=PUT`, {
      'rows': 'add',
      'page': '1',
      ...Object.fromEntries(rows.map(({ line }, at) => [`shown[${at}]`, String(line)])),
      'lines[0]': String(rows.find(({ label }) => label === 'Force')!.line),
    })
    assert.equal(answer.status, 303)
    await accept(browser, path)
    assert.deepEqual(await titles('draft'), ['Force'])
    const again = await look(browser, KIND, { folder: folder.name, arrival: 'draft' })
    assert.deepEqual([again.row.toAdd, again.row.same], [2, 1])
  })

  test('files that are not there or not what was promised are said before and at the end', async ({
    assert,
  }) => {
    const { browser } = await makeDesk()
    writeChannel(folder.path, nodes())
    rmSync(storagePath(folder.path, pdfOf(['force']), 'pdf'))
    const { row, path } = await look(browser, KIND, { folder: folder.name, arrival: 'draft' })
    const bad = (await previewOf(row.id)).filter(({ outcome }) => outcome === 'bad')
    assert.deepEqual(
      bad.map(({ label, problems }) => [label, problems[0].code]),
      [['Force', 'file_missing']]
    )
    const bytes = pdfOf(['newton'])
    writeFileSync(storagePath(folder.path, bytes, 'pdf'), Buffer.alloc(bytes.length, 65))
    const applied = await accept(browser, path)
    assert.equal(applied.row.state, 'ready')
    assert.equal(applied.row.problem?.code, 'bad_files')
    assert.equal(applied.row.bad, 2)
    assert.deepEqual(await titles('draft'), [])
    const again = await accept(browser, path)
    assert.equal(again.row.state, 'applied')
    assert.deepEqual(await titles('draft'), ['Secret'])
  })

  test('is for those who look after the library', async ({ assert }) => {
    const { ministry } = await makeDesk()
    const teacher = await signedIn('teacher', ministry)
    const answer = await teacher.browser.post('/imports', { kind: KIND, folder: folder.name })
    assert.equal(answer.status, 403)
    const { browser } = await signedIn('library_administrator', ministry)
    const wrong = await browser.post('/imports', { kind: KIND, folder: '../..' })
    assert.equal(wrong.status, 422)
    const list = await db.from('shared_imports').select('options')
    assert.deepEqual(
      list.map(({ options }) => fromJson(options)),
      []
    )
  })
})
