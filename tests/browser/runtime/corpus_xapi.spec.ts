import { test } from '@japa/runner'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Locator, Page } from 'playwright'
import { playUntilOver, tellComplete } from '../../support/in_page.js'
import { corpusFile, sha256 } from '#tests/support/packages'
import { content, leave, play, playing, recorded, saved, whyNotPlayed } from '#tests/support/player'
import { until } from '#tests/support/until'

type Expected = {
  file: string
  outcome: 'plays' | 'launches' | 'refused'
  kind: 'cmi5' | 'xapi' | 'html5'
  units?: number
  completion?: string
  success?: string
  ownWindow?: boolean
  outside?: boolean
  silent?: boolean
  again?: boolean
}

const table: Record<string, Expected> = JSON.parse(
  readFileSync(new URL('../../fixtures/runtime/corpus_xapi.json', import.meta.url), 'utf8')
)

/** Units of the LMS test suite write into their page whether all went as they expect. */
async function verdict(place: { locator: (selector: string) => Locator }) {
  // Some units ask a hundred times before they judge.
  const text = await place.locator('#result').innerText({ timeout: 40_000 })
  return JSON.parse(text) as { success: boolean; isError: boolean; msg?: string }
}

async function ownWindow(context: BrowserContext, page: Page) {
  await page.locator('.contents summary').click()
  const opening = context.waitForEvent('page')
  await page.locator('.contents a').first().click()
  const window = await opening
  await window.getByRole('button', { name: 'Open this part' }).click()
  return window
}

/** Plays as a learner would, to the end where there is one. */
async function learn(expected: Expected, context: BrowserContext, page: Page) {
  const { kind, units = 1, file } = expected
  if (expected.outside) return page.getByText('Choose a part in the contents.').waitFor()
  if (expected.ownWindow) {
    const window = await ownWindow(context, page)
    const { success } = await verdict(window)
    return success ? window.close() : Promise.reject(new Error(file))
  }
  const lesson = await content(page)
  await lesson.locator('body').waitFor({ state: 'attached' })
  if (expected.silent) return page.waitForTimeout(1000)
  if (kind === 'xapi') {
    await lesson.locator('#tetris-menu-start').click()
    return lesson.locator('body').evaluate(playUntilOver)
  }
  if (kind === 'html5') return lesson.locator('body').evaluate(tellComplete)
  if (units === 1) {
    const result = await verdict(lesson)
    return result.success ? undefined : Promise.reject(new Error(result.msg))
  }
  for (let unit = 1; unit < units; unit++) {
    const mark = page.locator('.contents [data-mark]').nth(unit - 1)
    await mark.filter({ hasText: /Passed|Completed/ }).waitFor({ state: 'attached' })
    await page.locator('[data-go=next]').click()
  }
  // The last one is a quiz with a button for its authors.
  const quiz = await content(page)
  await quiz.locator('button[onclick*=autopass]').click()
  return quiz.getByRole('button', { name: 'Submit Answers' }).click()
}

test.group('Packages of the corpus that speak xAPI, and web pages', (group) => {
  const site = playing(group)

  for (const [sha, expected] of Object.entries(table)) {
    const { file, outcome } = expected
    if (outcome === 'refused') continue
    test(`${file} ${outcome}`, async ({ assert }) => {
      const bytes = corpusFile(file)
      assert.equal(sha256(bytes), sha)
      const { row, version } = await site.bring(bytes, 'administrator', file.split('/').pop())
      assert.equal(version.state, 'ready')
      const context = await site.context()
      const page = await play(context, row.code)
      const found = until(async () => recorded(row.id).catch(() => undefined))
      assert.notEqual((await found).attempt.completion, 'completed', 'not by opening')
      await learn(expected, context, page)
      if (expected.completion) {
        const wanted = expected.completion
        await until(async () => (await recorded(row.id)).attempt.completion === wanted)
        assert.equal((await recorded(row.id)).attempt.success, expected.success)
      } else if (expected.silent || expected.outside) {
        const { attempt } = await recorded(row.id)
        assert.notEqual(attempt.completion, 'completed')
      }
      if (outcome === 'plays') await saved(page)
      await leave(page)

      if (outcome !== 'plays') return
      const next = await play(context, row.code)
      const lesson = await content(next)
      await lesson.locator('body').waitFor({ state: 'attached' })
      if (expected.again) assert.isTrue((await verdict(lesson)).success)
      const { attempt } = await recorded(row.id)
      assert.deepEqual([attempt.number, attempt.completion], [1, expected.completion])
      await leave(next)
    })
      .skip(whyNotPlayed !== undefined, whyNotPlayed)
      .timeout(60_000)
  }
})
