import type { FrameLocator } from 'playwright'
import { rightAnswers, settings } from '#tests/support/starter'

type Learner = (content: FrameLocator, slug: string) => Promise<void>

/** Reads the pages, then answers: all right but the last. */
const lesson: Learner = async (content, slug) => {
  const answers = await rightAnswers(slug)
  const next = content.getByRole('button', { name: 'Next' })
  while ((await content.locator('fieldset').count()) === 0) await next.click()
  for (const [n, [right]] of answers.entries()) {
    const options = content.locator('fieldset input')
    const count = await options.count()
    await options.nth(n < answers.length - 1 ? right : (right + 1) % count).check()
    await content.getByRole('button', { name: 'Check' }).click()
    await content.locator('.said', { hasText: /^[✓✗]/ }).waitFor()
    await next.click()
  }
  await content.getByRole('heading', { name: 'Result' }).waitFor()
}

/** Tries the first task too early, then sets what it asks for; answers the others at once. */
const simulation: Learner = async (content, slug) => {
  const answers = await rightAnswers(slug)
  const tasks = content.locator('.task')
  const check = (n: number) => tasks.nth(n).getByRole('button', { name: 'Check' }).click()
  await check(0)
  await tasks.nth(0).getByText('Not quite').waitFor()
  const fields = content.locator('.control input, .control select')
  for (const [n, value] of settings[slug].entries()) {
    if (!value) continue
    const isChoice = (await fields.nth(n).locator('option').count()) > 0
    await (isChoice ? fields.nth(n).selectOption(value) : fields.nth(n).fill(value))
  }
  await check(0)
  for (const [n, [right]] of answers.entries()) {
    if (right === undefined) continue
    await tasks.nth(n).locator('input').nth(right).check()
    await check(n)
  }
  await content.getByText('You have done all the tasks.').waitFor()
}

const quiz: Learner = async (content, slug) => {
  const questions = content.locator('.tonle-round section')
  await questions.first().waitFor()
  for (const [n, right] of (await rightAnswers(slug)).entries()) {
    // Below the fold of the player: reached as with the keyboard, which scrolls to it.
    for (const at of right) await questions.nth(n).locator('input').nth(at).press('Space')
    await questions.nth(n).getByRole('button', { name: 'Check' }).press('Enter')
  }
  await content.locator('.total', { hasText: 'Total score' }).waitFor()
}

export const learnerOf = (slug: string): Learner =>
  slug.endsWith('-simulation') ? simulation : slug.endsWith('-quiz') ? quiz : lesson
