import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { relayAll } from '#shared/outbox/relay'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { makeCurriculum } from '#tests/support/curriculum'
import { bring } from '#tests/support/imports'
import { signedIn } from '#tests/support/people'
import { Import } from '#shared/imports/import'
import { detailsOf } from '#library/queries/resource_details'
import { findByCodes } from '#curriculum/queries/find_by_codes'

const draft = (from: string) => ({
  ...{ copied_from: from, code: 'KH', version: '2', title_km: 'កំណែ ២', title_en: 'Version 2' },
})

const lessonForm = (title: string) => ({ title_km: 'មេរៀនថ្មី', title_en: title, hours: '3' })

async function copy() {
  const made = await makeCurriculum()
  const { writer, ids } = made
  const answer = await writer.browser.post('/curriculum/frameworks', draft(ids.framework))
  const id = answer.location!.split('/').pop()!
  const rows = (table: string) => db.from(`curriculum_${table}`).where('framework_id', id)
  return { ...made, id, rows, browser: writer.browser }
}

test.group('Versions of the curriculum', (group) => {
  group.each.setup(() => emptyLibrary())

  test('a draft is a copy that remembers its codes, and nobody else sees it', async ({
    assert,
  }) => {
    const { id, rows, browser, country } = await copy()
    const [lesson] = await rows('lessons')
    assert.equal(lesson.code, 'PHY-11-02-03')
    assert.equal(lesson.origin_code, 'PHY-11-02-03')
    assert.lengthOf(await rows('outcomes'), 1)
    assert.equal((await browser.get(`/curriculum/frameworks/${id}`)).status, 200)
    const teacher = await signedIn('teacher', country.school)
    assert.equal((await teacher.browser.get(`/curriculum/frameworks/${id}`)).status, 404)
    const again = await browser.post('/curriculum/frameworks', draft(id))
    assert.equal(again.status, 422)
    const department = await signedIn('department_officer', country.school)
    const refused = await department.browser.post('/curriculum/frameworks', draft(id))
    assert.equal(refused.status, 403)
  })

  test('lessons are added, corrected, ordered, moved, retired and deleted in a draft', async ({
    assert,
  }) => {
    const { id, rows, browser } = await copy()
    const [chapter] = await rows('chapters')
    const place = { level: 'lesson', above: chapter.id }
    const nodes = `/curriculum/frameworks/${id}/nodes`
    assert.equal((await browser.post(nodes, { ...place, ...lessonForm('Fourth') })).status, 303)
    const added = await rows('lessons').where('title_en', 'Fourth').firstOrFail()
    assert.equal(added.code, 'PHY-11-02-04')
    assert.equal(Number(added.hours), 3)
    const taken = await browser.post(nodes, { ...place, ...lessonForm('X'), code: 'PHY-11-02-04' })
    assert.equal(taken.status, 422)

    const own = `/curriculum/nodes/lesson/${added.id}`
    await browser.submit('PUT', own, lessonForm('Corrected'))
    await browser.post(`${own}/moves`, { direction: 'up' })
    const ordered = await rows('lessons').orderBy('number')
    assert.deepEqual(
      ordered.map((one) => one.title_en),
      ['Corrected', 'Laws of Newton']
    )
    const page = await browser.get(`${own}/edit`)
    assert.include(page.html, 'Curriculum text corrected')

    await browser.post(nodes, {
      ...{ level: 'chapter', above: chapter.subject_id, grade: '12', track: 'social' },
      ...{ title_km: 'ជំពូក', title_en: 'Waves' },
    })
    const other = await rows('chapters').where('title_en', 'Waves').firstOrFail()
    assert.equal(other.code, 'PHY-12S-01')
    const [moving] = await rows('lessons').where('origin_code', 'PHY-11-02-03')
    await browser.post(`/curriculum/nodes/lesson/${moving.id}/moves`, { above: other.id })
    const moved = await rows('lessons').where('id', moving.id).firstOrFail()
    assert.equal(moved.code, 'PHY-12S-01-01')
    assert.equal(moved.origin_code, 'PHY-11-02-03')
    const [outcome] = await rows('outcomes')
    assert.equal(outcome.code, 'PHY-12S-01-01-K1')

    await browser.submit('POST', `${own}/retirement`)
    assert.isTrue(Boolean((await rows('lessons').where('id', added.id).firstOrFail()).is_retired))
    await browser.submit('DELETE', `${own}/retirement`)
    await browser.submit('DELETE', own)
    assert.isNull(await rows('lessons').where('id', added.id).first())
    await browser.submit('DELETE', `/curriculum/nodes/chapter/${other.id}`)
    assert.isNotNull(await rows('chapters').where('id', other.id).first())

    const differences = await browser.get(`/curriculum/frameworks/${id}/differences`)
    assert.include(differences.html, 'PHY-12S-01-01')
    assert.include(differences.html, 'Waves')
    const codes = await browser.get(`/curriculum/frameworks/${id}/codes`)
    assert.match(codes.html, /lesson,PHY-11-02-03,PHY-12S-01-01,changed/)
  })

  test('what everyone may read is not deleted', async ({ assert }) => {
    const { ids, writer } = await makeCurriculum()
    await writer.browser.submit('DELETE', `/curriculum/nodes/lesson/${ids.lesson}`)
    assert.isNotNull(await db.from('curriculum_lessons').where('id', ids.lesson).first())
    await writer.browser.post(`/curriculum/nodes/lesson/${ids.lesson}/retirement`)
    await writer.browser.get('/curriculum')
    const page = await writer.browser.get('/curriculum/PHY?grade=11')
    assert.notInclude(page.html, 'PHY-11-02-03')
  })

  test('put in force it supersedes what was, and resources follow the codes', async ({
    assert,
  }) => {
    const { id, rows, browser, ids } = await copy()
    const resource = await makeResource({ alignment: ['PHY-11-02-03-K1'], state: 'published' })
    const remembered = async () => {
      const { revision } = await db.from('library_resources').where('id', resource.id).firstOrFail()
      const details = await detailsOf([{ id: resource.id, revision }])
      return details.get(resource.id)!.alignments.map(({ lessonId }) => lessonId)
    }
    assert.deepEqual(await remembered(), [ids.lesson])
    const before = await db.from('library_resources').where('id', resource.id).firstOrFail()
    await db.from('curriculum_frameworks').where('id', ids.framework).update({ status: 'in_force' })
    await browser.post(`/curriculum/frameworks/${id}/enforcement`)
    await relayAll()
    const old = await db.from('curriculum_frameworks').where('id', ids.framework).firstOrFail()
    const now = await db.from('curriculum_frameworks').where('id', id).firstOrFail()
    assert.deepEqual([old.status, now.status], ['superseded', 'in_force'])
    const [lesson] = await rows('lessons')
    const [outcome] = await rows('outcomes')
    assert.deepEqual(await remembered(), [lesson.id])
    // This process forgets everything when a version comes into force; another one only sees the revision.
    const after = await db.from('library_resources').where('id', resource.id).firstOrFail()
    assert.isAbove(after.revision, before.revision)
    const alignment = await db
      .from('library_alignments')
      .where('resource_id', resource.id)
      .firstOrFail()
    assert.equal(alignment.lesson_id, lesson.id)
    assert.equal(alignment.outcome_id, outcome.id)
    assert.isNotNull(await db.from('curriculum_lessons').where('id', ids.lesson).first())
    const points = await findByCodes(['PHY-11-02-03'])
    assert.equal(points.get('PHY-11-02-03')!.lessonId, lesson.id)
    const locked = await browser.submit(
      'PUT',
      `/curriculum/nodes/lesson/${ids.lesson}`,
      lessonForm('No')
    )
    assert.equal(locked.status, 422)
    assert.include((await browser.get('/curriculum/PHY?grade=11')).html, 'See 1 resource')
  })

  test('a table goes out, is changed and comes in again', async ({ assert }) => {
    const { id, rows, browser } = await copy()
    const { html } = await browser.get(`/curriculum/frameworks/${id}/sheet`)
    assert.include(html, 'outcome,PHY-11-02-03-K1,PHY-11-02-03')
    const more = 'lesson,PHY-11-02-09,PHY-11-02,,,,9,មេរៀនទី៩,Ninth,2,no\r\n'
    const bad = 'lesson,PHY-11-02-10,NOWHERE,,,,10,ខុស,Wrong,2,no\r\n'
    const changed = html.replace('Explain the second law', 'Explain and use the second law')
    const file = new File([changed + more + bad], 'list.csv')
    const answer = await browser.upload(
      '/imports',
      { kind: 'curriculum.outline', frameworkId: id },
      { name: 'list.csv', content: await file.text() }
    )
    assert.equal(answer.status, 303)
    await relayAll()
    const row = await Import.findOrFail(answer.location!.split('/').pop())
    assert.deepEqual([row.toAdd, row.toChange, row.bad], [1, 1, 1])
    await browser.post(`${answer.location}/application`)
    await relayAll()
    assert.equal((await Import.findOrFail(row.id)).state, 'applied')
    assert.equal((await rows('outcomes'))[0].text_en, 'Explain and use the second law')
    assert.isNotNull(await rows('lessons').where('code', 'PHY-11-02-09').first())
  })

  test('the tree filters, opens, finds and leads a code to its place', async ({ assert }) => {
    const { writer } = await makeCurriculum()
    const { browser } = writer
    const found = await browser.get('/curriculum?q=newton')
    assert.include(found.html, 'PHY-11-02-03')
    assert.include((await browser.get('/curriculum?q=ញូតុន')).html, 'PHY-11-02-03')
    assert.include((await browser.get('/curriculum?q=zzzz')).html, 'Nothing was found')
    const place = await browser.get('/curriculum/phy-11-02-03-k1')
    assert.equal(place.location, '/curriculum/PHY?grade=11&open=PHY-11-02-03-K1#PHY-11-02-03-K1')
    const skills = await browser.get('/curriculum/PHY?grade=11&domain=skill&open=all')
    assert.notInclude(skills.html, 'Explain the second law')
    const print = await browser.get('/curriculum/PHY/print?grade=11')
    assert.include(print.html, 'Explain the second law')
  })

  test('who knows no kind of list brings none', async ({ assert }) => {
    const { country } = await makeCurriculum()
    const teacher = await signedIn('teacher', country.school)
    await assert.rejects(() =>
      bring(teacher.browser, '{}', { kind: 'curriculum.case', name: 'x.json' })
    )
  })
})
