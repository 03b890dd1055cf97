import type { Page } from 'playwright'
import { answersOf, type AnswerRow } from '#courses/queries/attempts'
import { choose, enter, pick, tick, write } from '#tests/support/keyboard'
import { say } from '#tests/support/journey'
import { until } from '#tests/support/until'
import type { Locale } from '#config/i18n'

/** Begins a quiz with its button. @returns the id of the attempt */
export async function begin(page: Page, code: string, locale: Locale = 'en') {
  await page.goto(`/quizzes/${code}`)
  const name = say('courses.quizzes.begin', {}, locale)
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await page.waitForURL(/\/quiz-attempts\//)
  return new URL(page.url()).pathname.split('/').pop()!
}

/** The field of an answer by the rest of its name. */
export const field = (page: Page, { id }: { id: string }, rest = '') =>
  page.locator(`[name="a[${id}]${rest}"]`)

/** Waits until the server has what was answered. */
export const isKept = (attempt: string, looks: (rows: AnswerRow[]) => boolean, ms = 8000) =>
  until(async () => looks(await answersOf(attempt)), ms)

/** Answers a question rightly with nothing but the keyboard. */
export async function answerByKeyboard(page: Page, row: AnswerRow) {
  const { type, body } = row.content
  const at = (rest = '') => field(page, row, rest)
  if (type === 'single') {
    await pick(page, at(), body.options.find(({ credit }) => credit === 1)!.key)
  } else if (type === 'true_false') await pick(page, at(), String(body.correct))
  else if (type === 'multiple') {
    for (const { key } of body.options.filter(({ correct }) => correct)) {
      await tick(page, at('[]').and(page.locator(`[value="${key}"]`)))
    }
  } else if (type === 'hotspot') {
    await pick(page, at('[]'), body.areas.find(({ correct }) => correct)!.key)
  } else if (type === 'numeric') {
    await write(page, at('[value]'), '១០')
    await choose(page, at('[unit]'), 'm/s')
  } else if (type === 'short_text') await write(page, at(), 'ភ្នំពេញ')
  else if (type === 'essay') await write(page, at(), 'ច្បាប់ទីមួយ')
  else if (type === 'match') {
    for (const { key, choice } of body.items) await choose(page, at(`[${key}]`), choice!)
  } else if (type === 'order') {
    for (const [index, { key }] of body.items.entries()) {
      await choose(page, at(`[${key}]`), String(index + 1))
    }
    // Its buttons, which keep the focus: the last one up and down again.
    const last = at(`[${body.items.at(-1)!.key}]`)
    const item = page.locator('order-list li').filter({ has: last })
    for (const [word, place] of [
      ['up', body.items.length - 1],
      ['down', body.items.length],
    ]) {
      await enter(
        page,
        item.getByRole('button', { name: new RegExp(`^${say(`courses.answers.${word}`)}`) })
      )
      if ((await last.inputValue()) !== String(place)) throw new Error(`${word}: not at ${place}`)
    }
  } else {
    await write(page, at('[h]'), 'អ៊ីដ្រូសែន')
    await choose(page, at('[o]'), 'c1')
    await write(page, at('[n]'), '3')
  }
}
