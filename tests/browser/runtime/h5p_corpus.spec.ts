import { test } from '@japa/runner'
import { readFileSync } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import type { Page } from 'playwright'
import { h5pStates } from '../../support/in_page.js'
import { approveAll } from '#tests/support/h5p'
import { learners } from '#tests/support/h5p_learner'
import { corpusFile, sha256 } from '#tests/support/packages'
import { content, leave, play, playing, recorded, saved, whyNotPlayed } from '#tests/support/player'
import { until } from '#tests/support/until'
import type { H5PManifest } from '#runtime/h5p/types'

type Expected = {
  file: string
  outcome: 'plays' | 'launches' | 'refused'
  code?: string
  why?: string
  /** It is played to its end and gives no points. */
  points?: false
}

const table: Record<string, Expected> = JSON.parse(
  readFileSync(new URL('../../fixtures/runtime/h5p_corpus.json', import.meta.url), 'utf8')
)

/** The frame of the content, once it has been begun. */
async function frameOf(page: Page) {
  const frame = await until(async () => page.frames().find((one) => one.url().endsWith('h5p.html')))
  // Where its class cannot be found there is never an instance.
  await frame
    .waitForFunction(
      'window.H5P && window.H5P.instances && window.H5P.instances.length > 0',
      null,
      {
        timeout: 6000,
      }
    )
    .catch(() => {})
  return frame
}

const statesOf = async (page: Page) =>
  JSON.stringify(await (await frameOf(page)).evaluate(h5pStates))

/** Where the cursor stands in a grid is no work of the learner: content that is opened again moves it by itself. */
const withoutCursor = (data: unknown) =>
  JSON.stringify(data).replaceAll(/\\"focus\\":\{\\"position\\":\{[^}]*\},[^}]*\}/g, '')

/** The statements of an attempt, as one text. */
async function said(registration: string) {
  const rows = await db
    .from('runtime_statements')
    .where({ registration, source: 'h5p' })
    .select('statement')
  return rows.map(({ statement }) => statement).join()
}

test.group('H5P packages of the corpus', (group) => {
  const site = playing(group)

  for (const [sha, { file, outcome, code, points }] of Object.entries(table)) {
    test(`${file} ${outcome}`, async ({ assert }) => {
      const bytes = corpusFile(file)
      assert.equal(sha256(bytes), sha)
      const { row, version, codes } = await site.bring(bytes)
      if (outcome === 'refused') {
        assert.deepEqual([version.state, codes], ['refused', [code]])
        return
      }
      assert.equal(version.state, 'ready')
      await approveAll()
      const { main } = version.read<H5PManifest>()
      const context = await site.context()
      const page = await play(context, row.code)
      await frameOf(page)
      await until(async () => (await recorded(row.id)).scos.length > 0)
      const opened = await recorded(row.id)
      assert.equal(opened.attempt.completion, 'incomplete', 'not by opening')
      if (outcome === 'plays') {
        await learners[main.machineName](await content(page))
        await until(async () => (await recorded(row.id)).attempt.completion === 'completed')
        const { attempt, scos } = await recorded(row.id)
        if (points === false) assert.isNull(attempt.scoreRaw)
        else assert.isAbove(attempt.scoreMax!, 0)
        assert.equal(scos.length, 1)
        // What was said may come with a later sending than the score.
        await until(async () => /verbs\/(answered|completed)/.test(await said(attempt.id)))
      }
      const before = await statesOf(page)
      await leave(page)
      await context.close()
      const first = await recorded(row.id)

      const next = await site.context()
      const again = await play(next, row.code)
      await frameOf(again)
      assert.equal(await statesOf(again), before)
      await saved(again)
      const second = await recorded(row.id)
      assert.equal(second.attempt.id, first.attempt.id)
      assert.equal(second.attempt.scoreRaw, first.attempt.scoreRaw)
      assert.equal(second.attempt.completion, first.attempt.completion)
      assert.equal(second.attempt.success, first.attempt.success)
      assert.equal(withoutCursor(second.cmi().data), withoutCursor(first.cmi().data))
    })
      .skip(whyNotPlayed !== undefined, whyNotPlayed)
      .timeout(60_000)
  }
})
