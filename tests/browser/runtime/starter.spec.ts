import { test } from '@japa/runner'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { content, leave, play, playing, recorded } from '#tests/support/player'
import { starterFile, starterItems } from '#tests/support/starter'
import { learnerOf } from '#tests/support/starter_learner'
import { until } from '#tests/support/until'

/** The player does not know which database there is. */
const why = process.env.DATABASE_URL ? 'played on SQLite alone' : WITHOUT_CHROMIUM
const isPlayed = chromiumPath && !process.env.DATABASE_URL

/** What each sort comes to when it is learnt as `learnerOf` does. */
const outcomes = [
  { ending: '-lesson', completion: 'completed', success: 'passed', scaled: 0.8 },
  { ending: '-simulation', completion: 'completed', success: 'unknown', scaled: 2 / 3 },
  { ending: '-quiz', completion: 'completed', success: 'passed', scaled: 1 },
]

test.group('The packages of the starter pack', (group) => {
  const site = playing(group)

  test('every package imports without a warning and is learnt to its end', async ({ assert }) => {
    const items = await starterItems()
    const packages = items.filter(({ kind }) => kind === 'package')
    assert.isAtLeast(packages.length, 15)
    const context = await site.context()
    const told: Record<string, object> = {}
    const wanted: Record<string, object> = {}
    for (const { slug, file } of packages) {
      const name = (file as { en: string }).en
      const { row, version, codes } = await site.bring(await starterFile(slug, name))
      assert.deepEqual([version.state, ...codes], ['ready'], slug)
      const page = await play(context, row.code)
      await learnerOf(slug)(await content(page), slug)
      const { completion, success, scaled } = outcomes.find((one) => slug.endsWith(one.ending))!
      const look = async () => {
        const { attempt } = await recorded(row.id)
        const { scoreScaled } = attempt
        const share = scoreScaled === null ? null : Number(scoreScaled.toFixed(4))
        return { completion: attempt.completion, success: attempt.success, share }
      }
      wanted[slug] = { completion, success, share: Number(scaled.toFixed(4)) }
      await until(async () => JSON.stringify(await look()) === JSON.stringify(wanted[slug])).catch(
        () => {}
      )
      told[slug] = await look()
      await page.close()
    }
    assert.deepEqual(told, wanted)
  })
    .timeout(300_000)
    .skip(!isPlayed, why)

  test('a lesson goes on where it was left', async ({ assert }) => {
    const slug = 'quadratic-equation-lesson'
    const { row } = await site.bring(await starterFile(slug, `${slug}.en.zip`))
    const context = await site.context()
    const page = await play(context, row.code)
    const lesson = await content(page)
    await lesson.getByRole('button', { name: 'Next' }).click()
    const heading = await lesson.locator('h1').innerText()
    await leave(page)
    const again = await play(context, row.code)
    const lessonAgain = await content(again)
    assert.equal(await lessonAgain.locator('h1').innerText(), heading)
    assert.equal((await recorded(row.id)).attempt.completion, 'incomplete')
  }).skip(!isPlayed, why)
})
