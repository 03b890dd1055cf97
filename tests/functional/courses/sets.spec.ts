import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { checkQuestion } from '#shared/questions/check_question'
import { fromQuestionSet } from '#courses/editing/from_question_set'
import { mark } from '#courses/marking/mark'
import { emptyLibrary, makeSyllabus } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { bring } from '#tests/support/imports'
import { MOODLE_XML } from '#tests/support/moodle'
import { accept } from '#tests/support/source_imports'
import { makeBank } from '#tests/support/question_forms'
import type { SetQuestion } from '#library/types'

const answer = (id: string, text: string, fraction: number) => ({ id, text, fraction })
const plain = { title: 'x', text: 'x?', points: 1 }

const asked = (question: Partial<SetQuestion> & Pick<SetQuestion, 'type'>) => {
  const checked = checkQuestion(fromQuestionSet({ id: 'q', ...plain, ...question }, 'K7QM2XA'))
  if (!checked.ok) throw new Error(JSON.stringify(checked))
  return checked.question
}

test.group('Questions of sets as questions of banks', () => {
  test('each kind can be asked and is marked as it was worth', ({ assert }) => {
    const choice = [answer('a', 'N', 100), answer('b', 'J', -50)]
    const single = asked({ type: 'choice', single: true, answers: choice })
    assert.deepEqual([mark(single, 'o1').share, mark(single, 'o2').share], [1, 0])
    const halves = [answer('a', 'N', 50), answer('b', 'kg', 50), answer('c', 'J', -100)]
    const several = asked({ type: 'choice', single: false, answers: halves })
    assert.equal(mark(several, ['o1', 'o2']).share, 1)
    assert.equal(mark(several, ['o1']).share, 0.5)
    const no = asked({
      ...{ type: 'truefalse', answers: [answer('a', 'True', 0), answer('b', 'False', 100)] },
    })
    assert.equal(mark(no, false).share, 1)
    const short = asked({ type: 'shortanswer', answers: [answer('a', 'ញូតុន*', 100)] })
    assert.equal(mark(short, 'ញូតុន អ៊ីសាក់').share, 1)
    const number = asked({
      ...{ type: 'numerical', answers: [{ ...answer('a', '9,8', 100), tolerance: 0.1 }] },
    })
    assert.equal(mark(number, { value: '9.75' }).share, 1)
    const pairs = asked({
      type: 'matching',
      pairs: [
        { id: 'a', prompt: 'force', answer: 'N' },
        { id: 'b', prompt: 'energy', answer: 'J' },
        { id: 'c', prompt: '', answer: 'W' },
      ],
    })
    assert.equal(mark(pairs, { i1: 'c1', i2: 'c2' }).share, 1)
    const order = asked({ type: 'ordering', answers: [answer('a', '1', 0), answer('b', '2', 0)] })
    assert.equal(mark(order, ['o1', 'o2']).share, 1)
    const gaps = asked({
      ...{ type: 'cloze', text: '{{1}} of {{2}}' },
      gaps: [
        { type: 'choice', points: 1, answers: [answer('a', 'x', 0), answer('b', 'y', 100)] },
        { type: 'shortanswer', points: 1, answers: [answer('a', 'z', 100)] },
      ],
    })
    assert.equal(mark(gaps, { g1: 'o2', g2: 'z' }).share, 1)
    assert.isNull(mark(asked({ type: 'essay' }), 'words').share)
    assert.isFalse(checkQuestion(fromQuestionSet({ id: 'q', ...plain, type: 'other' }, 'K')).ok)
  })
})

test.group('A set of the library in a bank', (group) => {
  group.each.setup(emptyLibrary)

  test('from Moodle into the library, from there into a bank with its pictures; twice changes nothing', async ({
    assert,
  }) => {
    await makeSyllabus()
    const { browser, person } = await signedIn('teacher', await makeInstitution())
    const { path: preview } = await bring(browser, Buffer.from(MOODLE_XML), {
      ...{ kind: 'library.moodle', name: 'bank.xml' },
    })
    await accept(browser, preview)
    const set = await db.from('library_resources').where('kind', 'questions').orderBy('title_en')
    const bank = await makeBank({ scope: 'own', createdBy: person.id })
    const path = `/question-banks/${bank.code}/imports`
    for (const { code } of set) await browser.post(path, { resource: `/library/${code}` })
    const found = await db
      .from('courses_questions as q')
      .join('courses_question_versions as v', 'v.question_id', 'q.id')
      .where('q.bank_id', bank.id)
      .select('q.type', 'v.id', 'v.content')
    assert.sameMembers(
      found.map(({ type }) => type),
      ['multiple', 'true_false', 'numeric', 'match', 'gap', 'essay']
    )
    const picture = found.find(({ content }) => fromJson<any>(content).pictures)!
    assert.lengthOf(await db.from('courses_question_files').where('version_id', picture.id), 1)
    const again = await browser.post(path, { resource: set[0].code })
    assert.equal(again.status, 200)
    const versions = await db.from('courses_question_versions').count('* as total')
    assert.equal(Number(versions[0].total), found.length)
    const none = await browser.post(path, { resource: '/library/NOTHING' })
    assert.equal(none.status, 422)
  })
})
