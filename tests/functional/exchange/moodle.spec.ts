import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Resource from '#library/models/resource'
import { readBlob } from '#media/actions/read_blob'
import { readQuestionSet } from '#library/questions/validate'
import type { QuestionSet } from '#library/questions/types'
import { emptyLibrary, makeSyllabus } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { bring } from '#tests/support/imports'
import { courseBackup, MOODLE_XML, tarOf } from '#tests/support/moodle'
import { accept, previewOf } from '#tests/support/source_imports'

const KIND = 'library.moodle'

async function makeDesk() {
  await makeSyllabus()
  return signedIn('teacher', await makeInstitution())
}

async function questionsOf(title: string): Promise<{
  code: string
  kind: string
  teacher_only: unknown
  set: QuestionSet
}> {
  const row = await db
    .from('library_resources as r')
    .join('library_files as f', 'f.resource_id', 'r.id')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where({ 'r.title_en': title, 'f.role': 'main' })
    .select('b.sha256', 'r.code', 'r.kind', 'r.teacher_only')
    .firstOrFail()
  return { ...row, set: readQuestionSet(await readBlob(row.sha256))! }
}

test.group('A course of Moodle', (group) => {
  group.each.setup(emptyLibrary)

  test('gives its pages, books, files, links, packages and questions', async ({ assert }) => {
    const { browser } = await makeDesk()
    const { row, path } = await bring(browser, await courseBackup(), { kind: KIND, name: 'b.mbz' })
    assert.equal(row.state, 'ready', JSON.stringify(row.problem))
    const rows = await previewOf(row.id)
    assert.deepEqual(
      rows.map(({ outcome, label }) => [outcome, label]),
      [
        ['add', 'The page'],
        ['add', 'The resource'],
        ['add', 'The url'],
        ['add', 'sheet'],
        ['add', 'The scorm'],
        ['add', 'The quiz'],
        ['bad', 'The forum'],
        ['add', 'The book'],
        ['add', 'The label'],
        ['add', 'The forum'],
        ['bad', 'The assign'],
        ['add', 'Forces'],
      ]
    )
    const remarks = rows.flatMap(({ label, problems }) =>
      problems.filter(({ field }) => field === 'files').map(({ code }) => [label, code])
    )
    assert.deepEqual(remarks, [
      ['The quiz', 'quiz_drawn'],
      ['The forum', 'discussions_left'],
      ['The forum', 'discussions_left'],
      ['The assign', 'not_a_resource'],
    ])
    assert.equal(row.marks?.left, 3)
    const left = (await browser.get(`${path}?rows=mark-left`)).html
    assert.match(left, /មិនបានយកពី Moodle \([3៣]\)/)
    assert.match(left, /នៅក្នុង Moodle ដដែល \(ការពិភាក្សា [2២]\)/)
    assert.notMatch(left, /\(ការពិភាក្សា [0០]\)/)
    await browser.get('/library?lang=en')
    const added = (await browser.get(`${path}?rows=add`)).html
    assert.include(added, 'Licence: CC BY-SA 4.0')
    assert.include(added, 'Languages: Khmer')
    assert.include(added, 'Licence: Licence not known')
    assert.notInclude(added, 'UNKNOWN')
    await browser.get('/library?lang=km')
    const { row: applied } = await accept(browser, path)
    assert.equal(applied.state, 'applied', JSON.stringify(applied.problem))
    const byTitle = async (title: string) => Resource.findByOrFail('titleEn', title)
    const page = await byTitle('The page')
    assert.equal(page.bodyEn, '## Force & motion\n\nA **force** ![dot](dot.png)')
    assert.equal(page.licence, 'CC-BY-SA-4.0')
    const subject = await db.from('curriculum_subjects').where('code', 'PHY').firstOrFail()
    assert.equal(page.subjectId, subject.id)
    assert.include((await browser.get(`/library/${page.code}`)).html, '<strong>force</strong>')
    assert.equal((await byTitle('The resource')).licence, 'CC-BY-NC-SA-3.0')
    assert.equal((await byTitle('The resource')).kind, 'pdf')
    assert.equal((await byTitle('The url')).sourceUrl, 'https://example.org/film')
    assert.equal((await byTitle('sheet')).licence, 'ALL-RIGHTS-RESERVED')
    assert.equal((await byTitle('The scorm')).kind, 'package')
    assert.equal((await byTitle('The book')).bodyEn, '## First\n\none\n\n## Second\n\ntwo')
    assert.include((await byTitle('The forum')).bodyEn, 'Ask here what was not clear')
    assert.include((await byTitle('The label')).bodyEn, 'think about the forces')
    const quiz = await questionsOf('The quiz')
    assert.isTrue(Boolean(quiz.teacher_only))
    assert.deepEqual(
      quiz.set.questions.map(({ title, points }) => [title, points]),
      [
        ['Gaps', 3],
        ['Unit', 4],
      ],
      'in the order of the quiz and with its marks'
    )
    assert.lengthOf(quiz.set.questions[0].gaps!, 2)
    const { set, code, kind, teacher_only: forTeachers } = await questionsOf('Forces')
    assert.equal(kind, 'questions')
    assert.isTrue(Boolean(forTeachers), 'with their answers they are for teachers')
    assert.lengthOf(set.questions, 2, 'the newest version, and no parts for themselves')
    assert.deepInclude(set.questions[1], { type: 'choice', title: 'Unit', points: 2, single: true })
    assert.deepEqual(
      set.questions[1].answers!.map(({ text, fraction }) => [text, fraction]),
      [
        ['newton', 100],
        ['joule', -50],
      ]
    )
    assert.equal(set.questions[0].text, 'F = {{1}} · {{2}}')
    assert.equal(set.questions[0].gaps![1].answers[0].tolerance, 0.1)
    const shown = await browser.get(`/library/${code}`)
    assert.include(shown.html, 'newton')
    assert.include(shown.html, 'dot.png')
  })

  test('the same backup again changes nothing, a newer one says what', async ({ assert }) => {
    const { browser } = await makeDesk()
    const first = await bring(browser, await courseBackup(), { kind: KIND, name: 'b.mbz' })
    await accept(browser, first.path)
    const again = await bring(browser, await courseBackup(), { kind: KIND, name: 'other.mbz' })
    assert.deepEqual([again.row.same, again.row.toAdd, again.row.toChange], [10, 0, 0])
    const newer = await bring(browser, await courseBackup({ page: 'Forces' }), {
      kind: KIND,
      name: 'b.mbz',
    })
    const changed = (await previewOf(newer.row.id)).filter(({ outcome }) => outcome === 'change')
    assert.deepEqual(
      changed.map(({ label, changes }) => [label, ...changes.map(({ field }) => field)]),
      [['The page', 'body_en']]
    )
  })

  test('archives that lead out of themselves are refused whole', async ({ assert }) => {
    const { browser } = await makeDesk()
    const hostile = [
      [{ name: '../../evil.txt', body: 'x' }],
      [{ name: 'moodle_backup.xml', type: 'symlink' as const, linkname: '/etc/passwd' }],
      [{ name: 'bomb', body: Buffer.alloc(30 * 1024 ** 2) }],
      [{ name: 'a.txt', body: 'no course' }],
    ]
    for (const entries of hostile) {
      const { row } = await bring(browser, await tarOf(entries), { kind: KIND, name: 'x.mbz' })
      assert.equal(row.state, 'refused')
    }
    const cut = (await courseBackup()).subarray(0, 900)
    const { row } = await bring(browser, cut, { kind: KIND, name: 'x.mbz' })
    assert.equal(row.state, 'refused')
  })
})

test.group('A file of questions (Moodle XML)', (group) => {
  group.each.setup(emptyLibrary)

  test('becomes a set of questions for each category', async ({ assert }) => {
    const { browser } = await makeDesk()
    const { row, path } = await bring(browser, MOODLE_XML, { kind: KIND, name: 'bank.xml' })
    assert.equal(row.toAdd, 2, JSON.stringify(row.problem))
    await accept(browser, path)
    const { set, code } = await questionsOf('Forces')
    assert.deepEqual(
      set.questions.map(({ type }) => type),
      ['choice', 'truefalse', 'numerical', 'matching']
    )
    assert.equal(set.questions[0].text, 'ឯកតានៃ**កម្លាំង**? ![dot](dot.png)')
    assert.isFalse(set.questions[0].single)
    assert.equal(set.questions[2].answers![0].tolerance, 0.1)
    assert.deepEqual(
      set.questions[3].pairs!.map(({ prompt, answer }) => [prompt, answer]),
      [
        ['force', 'N'],
        ['', 'W'],
      ]
    )
    const open = await questionsOf('Open')
    assert.deepEqual(
      open.set.questions.map(({ type, foreign }) => [type, foreign]),
      [
        ['cloze', undefined],
        ['essay', undefined],
        ['other', 'ddimageortext'],
      ]
    )
    const page = await browser.get(`/library/${code}`)
    assert.equal(page.status, 200)
    assert.include(page.html, '<strong>កម្លាំង</strong>')
    const parts = await db.from('library_files').where('role', 'part')
    assert.lengthOf(parts, 1)
  })

  test('what is none of that is refused', async ({ assert }) => {
    const { browser } = await makeDesk()
    const laughs = '<!DOCTYPE q [<!ENTITY a "x">]><quiz>&a;</quiz>'
    for (const content of [laughs, '<course/>', 'no xml', '<quiz']) {
      const { row } = await bring(browser, content, { kind: KIND, name: 'x.xml' })
      assert.include(['refused'], row.state, content)
    }
  })
})
