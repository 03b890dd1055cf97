import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { relayAll } from '#shared/outbox/relay'
import { Import } from '#shared/imports/import'
import Resource from '#library/models/resource'
import { emptyLibrary, makeSyllabus } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { pdfOf } from '#tests/support/media_files'
import { writeChannel, type Node } from '#tests/support/kolibri'
import { accept, importableFolder, look, previewOf } from '#tests/support/source_imports'

const KIND = 'library.kolibri'
const pdf = (words: string) => ({ bytes: pdfOf([words]), extension: 'pdf', preset: 'document' })
const node = (id: string, more: Partial<Node> = {}): Node => ({
  ...{ id, title: id, files: [pdf(id)] },
  ...more,
})

test.group('An import of resources that is taken back', (group) => {
  group.each.setup(emptyLibrary)
  let folder: ReturnType<typeof importableFolder>
  group.each.setup(() => {
    folder = importableFolder()
    return () => folder.drop()
  })

  async function makeDesk() {
    await makeSyllabus()
    const { browser, ...librarian } = await signedIn(
      'library_administrator',
      await makeInstitution()
    )
    const bring = async (nodes: Node[], arrival = 'published') => {
      writeChannel(folder.path, nodes)
      const { path } = await look(browser, KIND, { folder: folder.name, arrival })
      const { row } = await accept(browser, path)
      if (row.state !== 'applied') throw new Error(JSON.stringify(row))
      return path
    }
    const takeBack = async (path: string) => {
      await browser.get(path)
      await browser.post(`${path}/undo`)
      await relayAll()
      const row = await Import.findOrFail(path.split('/').pop())
      return { row, html: (await browser.get(path)).html }
    }
    return { browser, librarian, bring, takeBack }
  }

  const byTitle = (title: string) => Resource.findBy('titleEn', title)
  const stateOf = async (title: string) => (await byTitle(title))?.state

  test('deletes its drafts, retires what was offered, and the next import brings both', async ({
    assert,
  }) => {
    const { bring, takeBack, browser } = await makeDesk()
    const secret = node('secret', { licence: 'Special Permissions' })
    const path = await bring([node('force'), secret])
    assert.include((await browser.get(path)).html, `${path}/undo`)
    assert.deepEqual([await stateOf('force'), await stateOf('secret')], ['published', 'draft'])
    const { row } = await takeBack(path)
    assert.deepEqual([row.state, row.problem], ['undone', null])
    assert.equal(await stateOf('force'), 'retired')
    assert.isNull(await byTitle('secret'))
    const told = await db.from('shared_audit').where('verb', 'library.resource_import_undone')
    assert.lengthOf(told, 1)
    assert.lengthOf(await db.from('shared_audit').where('verb', 'shared.import_undone'), 1)
    await bring([node('force'), secret])
    assert.deepEqual([await stateOf('force'), await stateOf('secret')], ['published', 'draft'])
    assert.lengthOf(await db.from('library_resources'), 2)
  })

  test('sets back what it changed, as people had written it, and brings back what had gone', async ({
    assert,
  }) => {
    const { bring, takeBack } = await makeDesk()
    await bring([node('force'), node('gone')])
    const first = (await byTitle('force'))!
    await first.merge({ titleEn: 'Our own title', descriptionKm: 'ពាក្យរបស់យើង' }).save()
    const blobs = () => db.from('library_files').where('resource_id', first.id).select('blob_id')
    const before = await blobs()
    const path = await bring([node('force', { title: 'Newer', files: [pdf('newer')] })])
    assert.equal(await stateOf('gone'), 'retired')
    assert.equal((await first.refresh()).titleEn, 'Newer')
    assert.notDeepEqual(await blobs(), before)
    const { row } = await takeBack(path)
    assert.deepEqual([row.state, row.problem], ['undone', null])
    await first.refresh()
    assert.deepEqual([first.titleEn, first.descriptionKm], ['Our own title', 'ពាក្យរបស់យើង'])
    assert.deepEqual(await blobs(), before)
    assert.equal(await stateOf('gone'), 'published')
    assert.isAbove(first.version, 1, 'what readers see is a version of its own')
    const again = await look((await makeAgain()).browser, KIND, {
      ...{ folder: folder.name, arrival: 'published' },
    })
    assert.deepEqual([again.row.toChange, again.row.toRemove], [0, 0])

    async function makeAgain() {
      return signedIn('library_administrator', await makeInstitution())
    }
  })

  test('leaves what was changed or used since, and lists it with the reason', async ({
    assert,
  }) => {
    const { bring, takeBack, librarian, browser } = await makeDesk()
    const path = await bring([node('a'), node('changed'), node('kept')])
    await (await byTitle('changed'))!.merge({ descriptionEn: 'By hand' }).save()
    await db.table('library_saves').insert({
      ...{ id: newId(), person_id: librarian.person.id, created_at: sqlTime() },
      resource_id: (await byTitle('kept'))!.id,
    })
    const { row, html } = await takeBack(path)
    assert.equal(row.state, 'undone')
    assert.deepEqual(row.problem, { code: 'undone_partly', data: { undone: 1, kept: 2 } })
    assert.deepEqual(
      [await stateOf('a'), await stateOf('changed'), await stateOf('kept')],
      ['retired', 'published', 'published']
    )
    assert.include(html, 'rows=mark-kept')
    const why = (await previewOf(row.id)).flatMap(({ label, problems, mark }) =>
      mark === 'kept' ? [[label, problems[0].code]] : []
    )
    assert.deepEqual(why, [
      ['changed', 'kept_changed'],
      ['kept', 'kept_used'],
    ])
    assert.include((await browser.get(`${path}?rows=mark-kept`)).html, 'មាននរណាម្នាក់កំពុងប្រើ')
  })

  test('stands as it was where everything has to stay; it may be tried again', async ({
    assert,
  }) => {
    const { bring, takeBack } = await makeDesk()
    const path = await bring([node('a')])
    const one = (await byTitle('a'))!
    await one.merge({ descriptionEn: 'By hand' }).save()
    const { row } = await takeBack(path)
    assert.deepEqual([row.state, row.problem?.code], ['applied', 'undo_all_kept'])
    await db
      .from('library_resources')
      .where('id', one.id)
      .update({ updated_at: db.raw('created_at') })
    assert.equal((await takeBack(path)).row.state, 'undone')
  })

  test('stays whole where a later import changed it', async ({ assert }) => {
    const { bring, takeBack } = await makeDesk()
    const path = await bring([node('force')])
    const newer = await bring([node('force', { title: 'Newer' })])
    assert.equal((await takeBack(path)).row.problem?.code, 'undo_all_kept')
    assert.equal(await stateOf('Newer'), 'published')
    // The later one first, then the earlier one.
    assert.equal((await takeBack(newer)).row.state, 'undone')
    assert.equal(await stateOf('force'), 'published')
  })
})
