import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { htmlOf, signedIn } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { makeBank, makeQuestion, makeQuiz, samples } from '#tests/support/question_forms'

test.group('Questions chosen for a quiz', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function author() {
    const school = await makeInstitution()
    const teacher = await signedIn('teacher', school)
    const own = { scope: 'own' as const, createdBy: teacher.person.id }
    const { quiz, section } = await makeQuiz({ ...own, questions: [], open: false })
    const bank = await makeBank(own)
    return { teacher, quiz, section, bank, path: `/quizzes/${quiz.code}/questions` }
  }
  const slots = (section: string) =>
    db.from('courses_quiz_slots').where('section_id', section).orderBy('position')

  test('they are found by words, type, tag and bank, and several come in at once, each once', async ({
    assert,
  }) => {
    const { teacher, section, bank, path } = await author()
    const near = await makeBank({ scope: 'national' })
    const single = await makeQuestion(bank.id, samples.single)
    const order = await makeQuestion(near.id, samples.order)
    const has = async (query: string, ids: string[]) => {
      const html = await htmlOf(teacher.browser.get(`${path}?${query}`))
      const shown = [single, order].filter((id) => html.includes(`value="${id}"`))
      assert.deepEqual(shown, ids, query)
      return html
    }
    await has('', [single, order])
    await has(`bank=${near.code}`, [order])
    await has('type=single', [single])
    await has(`tag=${encodeURIComponent('ថាមពល')}`, [single])
    await has(`q=${encodeURIComponent('តម្រៀប')}`, [order])
    assert.include(await has('q=zzzz', []), '/question-banks')

    const added = await teacher.browser.post(`${path}?type=single`, {
      ...{ 'questions[0]': order, 'questions[1]': single },
      section,
    })
    assert.equal(added.status, 303, added.html)
    assert.equal(added.location, `${path}?type=single`)
    await teacher.browser.post(path, { 'questions[]': single, section })
    assert.deepEqual(
      (await slots(section)).map((row) => row.question_id),
      [order, single]
    )
    assert.match(await has('type=single', [single]), new RegExp(`value="${single}"[^>]*disabled`))
  })

  test('what is not ready or belongs to others is neither shown nor taken; nothing ticked is said', async ({
    assert,
  }) => {
    const { teacher, section, bank, path } = await author()
    const draft = await makeQuestion(bank.id)
    await db.from('courses_questions').where('id', draft).update({ state: 'draft' })
    const theirs = await makeQuestion((await makeBank({ scope: 'own' })).id)
    const html = await htmlOf(teacher.browser.get(path))
    assert.notInclude(html, draft)
    assert.notInclude(html, theirs)
    const refused = await teacher.browser.post(path, {
      ...{ 'questions[0]': draft, 'questions[1]': theirs, section },
    })
    assert.equal(refused.status, 422)
    assert.equal((await teacher.browser.post(path, { section })).status, 422)
    assert.lengthOf(await slots(section), 0)
  })

  test('a long list is paged', async ({ assert }) => {
    const { teacher, bank, path } = await author()
    for (let n = 0; n < 27; n++) await makeQuestion(bank.id, samples.true_false)
    const count = async (page: number) => {
      const html = await htmlOf(teacher.browser.get(`${path}?bank=${bank.code}&page=${page}`))
      return html.split('name="questions[]"').length - 1
    }
    assert.deepEqual([await count(1), await count(2)], [25, 2])
  })
})
