import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { readFile } from 'node:fs/promises'
import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import { blobFile } from '#media/queries/blob_file'
import { makeCatalogue } from '#mirror/format/catalogue'
import { rowsIn } from '#mirror/rows/content'
import { applyRows } from '#mirror/rows/apply_rows'
import { prepareRows } from '#mirror/rows/prepare_rows'
import { RowsError } from '#mirror/rows/rows_error'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource, makeSyllabus } from '#tests/support/library'
import { encodeAll, emptyContent, fetchFrom } from '#tests/support/mirror/rows'

test.group('Mirror | rows of editions', (group) => {
  group.each.setup(() => emptyLibrary())

  test('what was applied to an empty server is the same catalogue again', async ({ assert }) => {
    await makeSyllabus()
    const school = await makeInstitution(await makeInstitution())
    const resource = await makeResource({
      ...{ alignment: ['PHY-11-02-03-K1'], institutionId: school, authors: ['សុខា'] },
      files: [{ name: 'a.txt', content: 'water', role: 'main' }],
    })
    const sent = await encodeAll()
    const { catalogue } = makeCatalogue(sent.content)
    const ids = rowsIn(sent.content, 'library_resources').map(({ id }) => id)
    assert.deepEqual(ids, [resource.id])
    const file = rowsIn(sent.content, 'library_files')[0]
    assert.equal((await readFile(blobFile(String(file.blob_id)))).toString(), 'water')

    await emptyContent()
    const prepared = await prepareRows({ after: sent.content, readObject: fetchFrom(sent) })
    const applied = await transaction((trx) => applyRows(trx, prepared))
    assert.deepEqual(applied.library_resources.added, [resource.id])
    const pairs = await db.from('institutions_tree').where('descendant_id', school)
    assert.lengthOf(pairs, 2, 'the tree of institutions follows')

    const again = await encodeAll()
    assert.equal(makeCatalogue(again.content).catalogue.name, catalogue.name)
    const none = await prepareRows({
      ...{ before: sent.content, after: again.content, readObject: fetchFrom(again) },
    })
    assert.isTrue(none.tables.every(({ rows, gone }) => rows.length + gone.length === 0))
    const twice = await transaction((trx) => applyRows(trx, prepared))
    assert.deepEqual(twice.library_resources, {
      ...{ added: [], changed: [resource.id], gone: [] },
    })
  })

  test('who made a row, proofs and drafts stay; the names of authors go', async ({ assert }) => {
    const author = newId()
    const kept = await makeResource({ createdBy: author, authors: ['Sokha'] })
    await makeResource({ state: 'draft', titleEn: 'A draft' })
    await makeResource({ scope: 'institution' as any, titleEn: 'Of one school' })
    const sent = await encodeAll()
    const text = JSON.stringify(sent.content)
    assert.include(text, 'Sokha')
    for (const word of [author, 'A draft', 'Of one school']) assert.notInclude(text, word)
    const [row] = rowsIn(sent.content, 'library_resources')
    assert.equal(row.id, kept.id)
    assert.notProperty(row, 'created_by')
    assert.notProperty(row, 'proof_blob_id')
  })

  test('a row with the same natural key keeps the id it has here', async ({ assert }) => {
    await makeSyllabus()
    await makeResource({ alignment: ['PHY-11-02-03'] })
    const sent = await encodeAll()
    await emptyContent()
    const here = await makeSyllabus()
    const prepared = await prepareRows({ after: sent.content, readObject: fetchFrom(sent) })
    await transaction((trx) => applyRows(trx, prepared))
    const subjects = await db.from('curriculum_subjects').where('code', 'PHY').select('id')
    assert.deepEqual(subjects, [{ id: here.subject }])
    const alignment = await db.from('library_alignments').select('lesson_id').firstOrFail()
    const lesson = await db.from('curriculum_lessons').where('id', alignment.lesson_id).first()
    assert.equal(lesson.code, 'PHY-11-02-03')
  })

  test('also when a later edition names it and does not bring it anew', async ({ assert }) => {
    await makeSyllabus()
    const district = await makeInstitution()
    const school = await makeInstitution(district)
    const number = (id: string, emis: string) =>
      db.from('institutions').where('id', id).update({ emis_code: emis })
    await number(district, '1200')
    await number(school, '1201')
    const wish = { alignment: ['PHY-11-02-03'], institutionId: school }
    await makeResource(wish)
    const first = await encodeAll()
    // Another work of the same school for the same lesson, and another school of the same district.
    const two = await makeResource(wish)
    const other = await makeInstitution(district)
    const second = await encodeAll()
    await emptyContent()
    const here = await makeSyllabus()
    const [ownDistrict, ownSchool] = [await makeInstitution(), await makeInstitution()]
    await number(ownDistrict, '1200')
    await number(ownSchool, '1201')
    for (const [before, after] of [[undefined, first] as const, [first, second] as const]) {
      const prepared = await prepareRows({
        ...{ before: before?.content, after: after.content, readObject: fetchFrom(after) },
      })
      await transaction((trx) => applyRows(trx, prepared))
    }
    const resource = await db.from('library_resources').where('id', two.id).firstOrFail()
    assert.equal(resource.institution_id, ownSchool)
    const child = await db.from('institutions').where('id', other).firstOrFail()
    assert.equal(child.parent_id, ownDistrict)
    const subjects = await db.from('curriculum_subjects').where('code', 'PHY').select('id')
    assert.deepEqual(subjects, [{ id: here.subject }])
    const aligned = await db.from('library_alignments').select('resource_id', 'lesson_id')
    assert.lengthOf(new Set(aligned.map(({ lesson_id: id }) => id)), 1)
    assert.include(
      aligned.map(({ resource_id: id }) => id),
      two.id
    )
  })

  test('a short code that a teacher drew by chance gives way', async ({ assert }) => {
    const sentOne = await makeResource({ titleEn: 'From the centre' })
    const sent = await encodeAll()
    await emptyContent()
    const own = await makeResource({ titleEn: 'Made here', code: sentOne.code })
    const prepared = await prepareRows({ after: sent.content, readObject: fetchFrom(sent) })
    await transaction((trx) => applyRows(trx, prepared))
    const codes = new Map(
      (await db.from('library_resources').select('id', 'code')).map((row) => [row.id, row.code])
    )
    assert.equal(codes.get(sentOne.id), sentOne.code)
    assert.notEqual(codes.get(own.id), sentOne.code)
  })

  test('what an edition has no more is retired, what was withdrawn is taken down', async ({
    assert,
  }) => {
    const files = [{ name: 'a.txt', content: newId(), role: 'main' as const }]
    const [one, two] = [await makeResource({ files }), await makeResource()]
    const before = await encodeAll()
    const after = await encodeAll({ library_resources: [one.id] })
    const revoked = new Map([['library_resources', new Set([one.id])]])
    const readObject = fetchFrom(after)
    const prepared = await prepareRows({
      before: before.content,
      after: after.content,
      readObject,
      revoked,
    })
    const applied = await transaction((trx) => applyRows(trx, prepared))
    assert.sameMembers(applied.library_resources.gone, [one.id, two.id])
    const states = await db.from('library_resources').select('id', 'state')
    assert.equal(states.find(({ id }) => id === one.id).state, 'taken_down')
    assert.equal(states.find(({ id }) => id === two.id).state, 'retired')
    assert.lengthOf(await db.from('library_files').where('resource_id', one.id), 0)
  })

  test('a catalogue with a column of a newer Tonle changes nothing', async ({ assert }) => {
    await makeResource()
    const sent = await encodeAll()
    const { columns, rows } = sent.content.library_resources
    sent.content.library_resources = {
      columns: [...columns, 'hologram'],
      rows: rows.map((row) => [...row, 'x']),
    }
    const refused = await prepareRows({ after: sent.content, readObject: fetchFrom(sent) }).catch(
      (error) => error
    )
    assert.instanceOf(refused, RowsError)
    assert.equal(refused.code, 'app_too_old')
    assert.deepEqual(refused.facts, { table: 'library_resources', column: 'hologram' })
  })
})
