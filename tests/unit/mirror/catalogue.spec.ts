import { test } from '@japa/runner'
import { zstdCompressSync } from 'node:zlib'
import { nameOf } from '#mirror/format/object_name'
import { lessonRow, lessons, memory } from '#tests/unit/mirror/corpus'
import { makeCatalogue, objectsOfCatalogue, readCatalogue } from '#mirror/format/catalogue'
import { applyPatch, makePatch } from '#mirror/format/catalogue_patch'
import type { Content } from '#mirror/format/rows'

const nameOfContent = (content: Content) => makeCatalogue(content).catalogue.name

test.group('Mirror, catalogues', () => {
  test('neither the order of rows nor that of columns matters', ({ assert }) => {
    const { columns, rows } = lessons(500).curriculum_lessons
    const turned = {
      curriculum_lessons: {
        columns: columns.toReversed(),
        rows: rows.map((row) => row.toReversed()).toReversed(),
      },
    }
    assert.equal(nameOfContent(turned), nameOfContent(lessons(500)))
  })

  test('{count} rows are read as they were written')
    .with([0, 1, 63, 128, 1000].map((count) => ({ count })))
    .run(async ({ assert }, { count }) => {
      const { catalogue, objects } = makeCatalogue(lessons(count))
      const { fetch } = memory(objects, [catalogue])
      const read = await readCatalogue(catalogue.name, fetch)
      assert.lengthOf(read.curriculum_lessons.rows, count)
      assert.equal(nameOfContent(read), catalogue.name)
    })

  test('a changed row changes one segment', ({ assert }) => {
    const before = new Set(makeCatalogue(lessons(6000)).objects.map(({ name }) => name))
    const changed = makeCatalogue(lessons(6000, (n) => (n === 17 ? ' ថ្មី' : '')))
    const other = changed.objects.filter(({ name }) => !before.has(name))
    assert.lengthOf(other, 2)
  })

  test('an object that is not what its name says is refused, whichever it is', async ({
    assert,
  }) => {
    const { catalogue, objects } = makeCatalogue(lessons(300))
    for (const hurt of [catalogue, ...objects].filter(({ bytes }) => bytes.length > 0)) {
      const { held, fetch } = memory(objects, [catalogue])
      const bytes = Buffer.from(hurt.bytes)
      bytes[bytes.length >> 1] ^= 1
      held.set(hurt.name, bytes)
      await assert.rejects(() => readCatalogue(catalogue.name, fetch), /bad_hash/)
    }
  })

  test('the same id twice and a row without one are refused', ({ assert }) => {
    const twice = lessons(3)
    twice.curriculum_lessons.rows.push(lessonRow(1))
    assert.throws(() => makeCatalogue(twice), /bad_order/)
    const without = { things: { columns: ['name'], rows: [['x']] } }
    assert.throws(() => makeCatalogue(without), /bad_shape/)
  })

  test('its objects are listed, what points to others last', async ({ assert }) => {
    const { catalogue, objects } = makeCatalogue(lessons(300))
    const { fetch } = memory(objects, [catalogue])
    const names = await objectsOfCatalogue(catalogue.name, fetch)
    assert.equal(names.at(-1), catalogue.name)
    assert.sameMembers(names, [...new Set(objects.map(({ name }) => name)), catalogue.name])
  })
})

test.group('Mirror, patches of catalogues', () => {
  /** 60 of 6,000 rows changed, 60 added, 5 gone, another table new, one gone. */
  function nextYear(): Content {
    const content = lessons(6060, (n) => (n < 6000 && n % 100 === 0 ? ' ថ្មី' : ''))
    content.curriculum_lessons.rows.splice(10, 5)
    return { ...content, institutions: { columns: ['id', 'name'], rows: [['i1', 'វិទ្យាល័យ']] } }
  }
  const first: Content = { ...lessons(6000), old_table: { columns: ['id'], rows: [['x']] } }

  test('it arrives at the other catalogue', ({ assert }) => {
    const base = { name: nameOfContent(first), content: first }
    const { content, catalogue } = applyPatch(base, makePatch(first, nextYear()).bytes)
    assert.equal(catalogue.name, nameOfContent(nextYear()))
    assert.notProperty(content, 'old_table')
    assert.lengthOf(content.curriculum_lessons.rows, 6055)
  })

  test('it holds what changed and nothing else', ({ assert }) => {
    const { bytes } = makePatch(first, nextYear())
    assert.isBelow(zstdCompressSync(bytes).length, 12_000)
    const none = makePatch(first, first)
    assert.isBelow(none.bytes.length, 250)
  })

  test('columns that came or went bring the table whole', ({ assert }) => {
    const wider = lessons(50)
    wider.curriculum_lessons.columns.push('hours')
    wider.curriculum_lessons.rows.forEach((row) => row.push(2))
    const base = { name: nameOfContent(lessons(50)), content: lessons(50) }
    const { catalogue } = applyPatch(base, makePatch(lessons(50), wider).bytes)
    assert.equal(catalogue.name, nameOfContent(wider))
  })

  test('a patch for another base, or one that does not arrive, is refused', ({ assert }) => {
    const { bytes } = makePatch(first, nextYear())
    const other = { name: nameOfContent(lessons(9)), content: lessons(9) }
    assert.throws(() => applyPatch(other, bytes), /wrong_base/)
    const lying = { name: nameOfContent(first), content: lessons(5999) }
    assert.throws(() => applyPatch(lying, bytes), /bad_hash/)
  })

  test('the name of a patch follows from both catalogues', ({ assert }) => {
    const { name, bytes } = makePatch(first, nextYear())
    assert.equal(name, nameOf(bytes))
    assert.equal(name, makePatch(first, nextYear()).name)
  })
})
