import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { exportQuestions } from '#courses/queries/export_questions'
import { findQuestion } from '#courses/queries/questions'
import { formValues } from '#courses/editing/form_values'
import { readQuestion } from '#courses/editing/read_question'
import { checkQuestion } from '#shared/questions/check_question'
import { importQuestions } from '#courses/actions/import_questions'
import { photograph } from '#tests/support/media_files'
import { htmlOf, signedIn, statusOf } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { makeBank, makeQuestion, samples } from '#tests/support/question_forms'
import type { Question } from '#shared/questions/types'

const SINGLE = {
  ...{ type: 'single', text_km: 'តើ $x^2$ ជាអ្វី?', points: '២', state: 'ready', tags: 'គណិត, ការេ' },
  ...{ 'options[0][km]': 'ការេ', 'options[0][credit]': '100' },
  ...{ 'options[1][km]': 'គូប', 'options[1][credit]': '0', 'options[1][feedback_km]': 'មិនមែនទេ' },
}
const idIn = (location: string | undefined) => location!.split('/')[2]

test.group('Questions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a question is written in a bank, looked at, tried and changed', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const made = await browser.post('/question-banks', { title_km: 'រូបវិទ្យា', scope: 'own' })
    const bank = made.location!
    const stored = await browser.post(`${bank}/questions`, SINGLE)
    assert.equal(stored.status, 303, stored.html)
    const page = await htmlOf(browser.get(stored.location!))
    assert.include(page, '<math')
    assert.include(
      await htmlOf(browser.get(`${bank}?q=ការេ&tag=គណិត&type=single`)),
      idIn(stored.location)
    )
    assert.notInclude(await htmlOf(browser.get(`${bank}?type=essay`)), idIn(stored.location))

    const row = await findQuestion(idIn(stored.location))
    assert.equal(row.content.points, 2)
    const tried = await browser.post(`${stored.location}/trials`, { answer: 'o2' })
    assert.include(tried.html, 'មិនមែនទេ')
    assert.include(tried.html, '0 លើ 2 ពិន្ទុ')

    const wrong = await browser.submit('PUT', stored.location!, {
      ...SINGLE,
      'options[0][credit]': '50',
    })
    assert.equal(wrong.status, 422)
    assert.include(wrong.html, 'ត្រូវមានមួយដែលបានពិន្ទុពេញ')
    assert.include(wrong.html, 'គូប')
    const saved = await browser.submit('PUT', stored.location!, { ...SINGLE, text_km: 'ថ្មី' })
    assert.equal(saved.status, 303)
    assert.equal((await findQuestion(row.id)).version, 1)
  })

  test('every type survives its form: read out of what the form shows, it is the same', async ({
    assert,
  }) => {
    for (const question of Object.values(samples)) {
      const read = readQuestion(question.type, formValues(question), question.pictures ?? [])
      const checked = checkQuestion(JSON.parse(JSON.stringify(read)))
      assert.isTrue(checked.ok, `${question.type} ${JSON.stringify(checked)}`)
      const again = formValues((checked as { question: Question }).question)
      assert.deepEqual(again, formValues(question), question.type)
    }
  })

  test('the page of each type opens, for a new one and for one that stands', async ({ assert }) => {
    const { browser, person } = await signedIn('teacher')
    const bank = await makeBank({ scope: 'own', createdBy: person.id })
    for (const question of Object.values(samples)) {
      const id = await makeQuestion(bank.id, question)
      const blank = `/question-banks/${bank.code}/questions/create?type=${question.type}`
      for (const path of [blank, `/questions/${id}`, `/questions/${id}/edit`]) {
        assert.equal(await statusOf(browser.get(path)), 200, path)
      }
    }
  })

  test('a question that was answered keeps the version under its answers', async ({ assert }) => {
    const { browser, person } = await signedIn('teacher')
    const bank = await makeBank({ scope: 'own', createdBy: person.id })
    const id = await makeQuestion(bank.id)
    const before = await findQuestion(id)
    await db
      .from('courses_question_versions')
      .where('id', before.versionId)
      .update({ answered_at: '2026-01-01 00:00:00' })
    assert.include(await htmlOf(browser.get(`/questions/${id}/edit`)), 'កំណែថ្មី')
    await browser.submit('PUT', `/questions/${id}`, { ...SINGLE, text_km: 'ថ្មី' })
    const after = await findQuestion(id)
    assert.equal(after.version, 2)
    assert.equal(after.content.text.km, 'ថ្មី')
    const old = await db.from('courses_question_versions').where('id', before.versionId).first()
    assert.deepEqual(fromJson<Question>(old.content).text, samples.single.text)
  })

  test('a picture is sent with its question and seen by those who use the bank', async ({
    assert,
  }) => {
    const { browser, person } = await signedIn('teacher')
    const bank = await makeBank({ scope: 'own', createdBy: person.id })
    const stored = await browser.upload(
      `/question-banks/${bank.code}/questions`,
      {
        ...{ type: 'hotspot', text_km: 'កន្លែងណា?', points: '1', state: 'ready', rule: 'balance' },
        ...{
          'areas[0][km]': 'កណ្តាល',
          'areas[0][place]': 'circle 50 50 10',
          'areas[0][correct]': '1',
        },
        ...{ 'areas[1][km]': 'គែម', 'areas[1][place]': '0 0 20 100' },
      },
      { field: 'pictures[]', name: 'កោសិកា a.jpg', content: await photograph() }
    )
    assert.equal(stored.status, 303, stored.html)
    const html = await htmlOf(browser.get(stored.location!))
    const href = /src="(\/question-files\/[^"]+)"/.exec(html)![1]
    const file = await browser.get(href)
    assert.equal(file.status, 200)
    assert.match(file.headers.get('content-type')!, /^image\//)
    const { browser: other } = await signedIn('teacher')
    assert.equal(await statusOf(other.get(href)), 404)
    const copied = await browser.post(`${stored.location}/copies`, { bank: bank.code })
    assert.include(
      await htmlOf(browser.get(copied.location!.replace('/edit', ''))),
      '/question-files/'
    )
  })

  test('questions go out as a file and come in again once', async ({ assert }) => {
    const { browser, person, user } = await signedIn('teacher')
    const from = await makeBank({ scope: 'own', createdBy: person.id })
    for (const one of Object.values(samples)) await makeQuestion(from.id, one)
    const sent = await browser.get(`/question-banks/${from.code}/questions.json`)
    assert.deepEqual(
      JSON.parse(sent.html),
      JSON.parse(JSON.stringify(await exportQuestions(from.id)))
    )

    const into = await makeBank({ scope: 'own', createdBy: person.id })
    const path = `/question-banks/${into.code}/imports`
    const taken = await browser.upload(path, {}, { name: 'q.json', content: sent.html })
    assert.equal(taken.status, 200, taken.html)
    const count = () => db.from('courses_questions').where('bank_id', into.id)
    assert.lengthOf(await count(), Object.keys(samples).length)
    const actor = { userId: user.id, personId: person.id, name: '', grants: [] }
    const { questions } = JSON.parse(sent.html)
    const broken = { ...questions[0], source: { key: 'x' }, body: {} }
    const changed = { ...questions[1], points: 7 }
    const report = await importQuestions(actor, into, [
      changed,
      ...questions.slice(2),
      broken,
      questions[2],
    ])
    assert.deepEqual(
      [
        report.added,
        report.changed,
        report.same,
        report.refused.map(({ problems }) => problems[0]),
      ],
      [0, 1, questions.length - 2, ['schema', 'keys']]
    )
    const bad = await browser.upload(path, {}, { name: 'q.json', content: '{"format":"other"}' })
    assert.equal(bad.status, 422)
  })

  test('a bank is for whom it says: own, of the institution, of the country', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const owner = await signedIn('teacher', school)
    const colleague = await signedIn('teacher', school)
    const leader = await signedIn('technical_group_leader', school)
    const stranger = await signedIn('teacher')
    const pupil = await signedIn('student', school)
    const of = (scope: 'own' | 'institution' | 'national') =>
      makeBank({ scope, institutionId: school, createdBy: owner.person.id })
    const seen = async (code: string) =>
      Promise.all(
        [owner, colleague, leader, stranger, pupil].map(({ browser }) =>
          statusOf(browser.get(`/question-banks/${code}`))
        )
      )
    assert.deepEqual(await seen((await of('own')).code), [200, 403, 403, 403, 403])
    const near = await of('institution')
    assert.deepEqual(await seen(near.code), [200, 200, 200, 403, 403])
    assert.deepEqual(await seen((await of('national')).code), [200, 200, 200, 200, 403])
    const write = (browser: typeof owner.browser) =>
      statusOf(browser.post(`/question-banks/${near.code}/questions`, SINGLE))
    assert.deepEqual(
      [await write(owner.browser), await write(leader.browser), await write(colleague.browser)],
      [303, 303, 403]
    )
    const wish = { title_km: 'ក', scope: 'national' }
    assert.equal(await statusOf(owner.browser.post('/question-banks', wish)), 422)
    assert.include(
      await htmlOf(colleague.browser.get('/question-banks?scope=institution')),
      near.code
    )
    assert.notInclude(await htmlOf(stranger.browser.get('/question-banks')), near.code)
  })

  test('what was asked is retired, what was not is deleted, and a bank that holds some stays', async ({
    assert,
  }) => {
    const { browser, person } = await signedIn('teacher')
    const bank = await makeBank({ scope: 'own', createdBy: person.id })
    const id = await makeQuestion(bank.id)
    await browser.submit('DELETE', `/question-banks/${bank.code}`)
    assert.exists(await db.from('courses_question_banks').where('id', bank.id).first())
    await browser.submit('DELETE', `/questions/${id}`)
    assert.notExists(await db.from('courses_questions').where('id', id).first())
    await browser.submit('DELETE', `/question-banks/${bank.code}`)
    assert.notExists(await db.from('courses_question_banks').where('id', bank.id).first())
  })
})
