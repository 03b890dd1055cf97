import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { answersOf } from '#courses/queries/attempts'
import { steady } from '#courses/quizzes/time_left'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { PHONE } from '#tests/support/chromium_visit'
import { enter } from '#tests/support/keyboard'
import { axeViolations } from '#tests/support/page_checks'
import { journeys, say } from '#tests/support/journey'
import { answerByKeyboard, begin, field, isKept } from '#tests/support/quiz_page'
import { makeQuiz, samples } from '#tests/support/question_forms'

const everything = Object.values(samples)

test.group('Taking a quiz', (group) => {
  const { person, signIn } = journeys(group)
  group.each.setup(() => {
    const { now } = steady
    return () => {
      steady.now = now
    }
  })

  test('every type of question is answered by keyboard alone, and kept before anything is sent', async ({
    assert,
  }) => {
    const { quiz } = await makeQuiz({ questions: everything, settings: { perPage: 0 } })
    const page = await person()
    await signIn(page, 'nary.student')
    const attempt = await begin(page, quiz.code)
    assert.deepEqual(await axeViolations(page), [])
    const rows = await answersOf(attempt)
    for (const row of rows) await answerByKeyboard(page, row)
    await page.getByText(say('courses.quizzes.saved')).waitFor()
    await isKept(attempt, (kept) => kept.every(({ answer }) => answer !== null))
    await page.reload()
    const numeric = rows.find(({ content }) => content.type === 'numeric')!
    assert.equal(await field(page, numeric, '[value]').inputValue(), '១០')

    await enter(page, page.getByRole('button', { name: say('courses.quizzes.end') }))
    await page.waitForURL(/hand-in/)
    assert.deepEqual(await axeViolations(page), [])
    await enter(page, page.getByRole('button', { name: say('courses.quizzes.hand_in') }))
    await page.waitForURL(/quiz-attempts\/[^/]+$/)
    assert.deepEqual(await axeViolations(page), [])
    const marked = await answersOf(attempt)
    const shares = marked.map(({ content, score, points }) => [
      content.type,
      score === null ? null : score / points,
    ])
    assert.deepEqual(
      shares,
      everything.map(({ type }) => [type, type === 'essay' ? null : 1])
    )
  })
    .skip(!chromiumPath, WITHOUT_CHROMIUM)
    .timeout(120_000)

  test('what is typed last is kept when a link leaves the page at once, and a false yes is not believed', async ({
    assert,
  }) => {
    const { quiz } = await makeQuiz({ questions: [samples.short_text, samples.single] })
    const page = await person({ device: PHONE })
    await signIn(page, 'nary.student')
    const attempt = await begin(page, quiz.code)
    const [text] = await answersOf(attempt)
    await field(page, text).fill('ភ្នំ')
    const places = page.getByRole('navigation', { name: say('courses.quizzes.questions') })
    await places.getByRole('link', { name: '2' }).click()
    await page.waitForURL(/page=2/)
    await isKept(attempt, ([first]) => first.answer === 'ភ្នំ')

    // A network that asks for a password answers in the place of the server, which is no yes.
    await places.getByRole('link', { name: '1' }).click()
    await page.waitForURL(/page=1/)
    await page.route('**/answers?*', (route) => route.fulfill({ body: 'Sign in to this network' }))
    await field(page, text).fill('បាត់ដំបង')
    await page.getByText(say('courses.quizzes.waiting')).waitFor()
    await page.unroute('**/answers?*')
    await field(page, text).fill('ភ្នំពេញ')
    await page.getByText(say('courses.quizzes.saved')).waitFor()
    await page.getByRole('button', { name: say('courses.quizzes.next') }).click()
    await page.waitForURL(/page=2/)
    assert.equal((await answersOf(attempt))[0].answer, 'ភ្នំពេញ')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('a long essay in Khmer is kept as it is made', async ({ assert }) => {
    const { quiz } = await makeQuiz({ questions: [samples.essay] })
    const page = await person({ device: PHONE })
    await signIn(page, 'nary.student')
    const attempt = await begin(page, quiz.code)
    const [row] = await answersOf(attempt)
    const words = 'ច្បាប់ទីមួយរបស់ញូតុន '.repeat(600).trim()
    await field(page, row).fill(words)
    await page.getByText(say('courses.quizzes.saved')).waitFor()
    assert.equal((await answersOf(attempt))[0].answer, words)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('the time runs on through a reload and whatever the clock of the device says, to its end', async ({
    assert,
  }) => {
    const { quiz } = await makeQuiz({ settings: { timeLimit: 10, perPage: 0 } })
    const page = await person({ device: PHONE })
    await signIn(page, 'nary.student')
    const attempt = await begin(page, quiz.code)
    const [single, text] = await answersOf(attempt)
    const left = async () => {
      const said = await page.locator('time-left').innerText()
      const [, minutes, seconds] = /(\d+):(\d\d)/.exec(said)!
      return Number(minutes) * 60 + Number(seconds)
    }
    assert.isAtMost(await left(), 600)
    const { now } = steady
    steady.now = () => now() + 300
    await page.context().clock.setSystemTime(new Date('2031-01-01T00:00:00Z'))
    await page.reload()
    assert.isAtMost(await left(), 300)
    assert.isAtLeast(await left(), 270)
    await field(page, single).first().check()
    await isKept(attempt, ([first]) => first.answer !== null)
    // Answers of the future are followed by those of the past: each newer one is kept.
    await page.context().clock.setSystemTime(new Date('2019-01-01T00:00:00Z'))
    await page.reload()
    assert.isAtMost(await left(), 300)
    assert.isAtLeast(await left(), 260)
    await field(page, single).last().check()
    const last = await field(page, single).last().inputValue()
    await isKept(attempt, ([first]) => first.answer === last)

    const rest = await left()
    steady.now = () => now() + 300 + rest - 12
    await page.reload()
    await field(page, text).fill('ភ្នំពេញ')
    await page.getByText(say('courses.answers.worth', { score: '1', most: '1' })).waitFor({
      timeout: 20_000,
    })
    const row = await db.from('courses_quiz_attempts').where('id', attempt).firstOrFail()
    assert.equal(row.state, 'marked')
  })
    .skip(!chromiumPath, WITHOUT_CHROMIUM)
    .timeout(60_000)
})
