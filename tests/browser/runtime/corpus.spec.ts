import { test } from '@japa/runner'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { askApi, learn } from '../../support/in_page.js'
import { corpusFile, sha256 } from '#tests/support/packages'
import { leave, play, playing, recorded, saved, whyNotPlayed } from '#tests/support/player'
import { until } from '#tests/support/until'

type Expected = {
  file: string
  outcome: 'plays' | 'launches' | 'refused'
  code?: string
  why?: string
}

const table: Record<string, Expected> = JSON.parse(
  readFileSync(new URL('../../fixtures/runtime/corpus.json', import.meta.url), 'utf8')
)

const SAID = {
  scorm12: {
    'cmi.core.lesson_location': 'here',
    'cmi.suspend_data': 'ទិន្នន័យ'.repeat(500),
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.score.raw': '64',
    'cmi.core.session_time': '00:02:05',
    'cmi.core.exit': 'suspend',
  },
  scorm2004: {
    'cmi.location': 'here',
    'cmi.suspend_data': 'ទិន្នន័យ'.repeat(500),
    'cmi.completion_status': 'incomplete',
    'cmi.score.scaled': '0.64',
    'cmi.session_time': 'PT2M5S',
    'cmi.exit': 'suspend',
  },
}

const ASKED = {
  scorm12: ['cmi.core.entry', 'cmi.core.lesson_location', 'cmi.suspend_data', 'cmi.core.score.raw'],
  scorm2004: ['cmi.entry', 'cmi.location', 'cmi.suspend_data', 'cmi.score.scaled'],
}

/** The player's page on the content origin, in which the engine is. */
const player = (page: Page) =>
  until(async () => page.frames().find((frame) => frame.url().includes('/play/')))

test.group('Packages of the corpus', (group) => {
  const site = playing(group)

  for (const [sha, { file, outcome, code }] of Object.entries(table)) {
    test(`${file} ${outcome}`, async ({ assert }) => {
      const bytes = corpusFile(file)
      assert.equal(sha256(bytes), sha)
      const { row, version, codes } = await site.bring(bytes)
      if (outcome === 'refused') {
        assert.deepEqual([version.state, codes], ['refused', [code]])
        return
      }
      assert.equal(version.state, 'ready')
      const { standard } = version.read()
      const context = await site.context()
      const page = await play(context, row.code)
      await page
        .frameLocator('package-player iframe')
        .locator('#stage iframe')
        .waitFor({ state: 'attached' })
      await page.waitForTimeout(1500)
      const calls = await until(async () => recorded(row.id).catch(() => undefined))
      if (outcome === 'plays') {
        const spoken = await until(
          async () => (await recorded(row.id)).scos.length > 0,
          6000
        ).catch(() => false)
        assert.isTrue(spoken, 'the content itself has found the engine')
      }
      if (outcome === 'launches') {
        assert.notEqual(calls.attempt.completion, 'completed', 'not by opening')
      }

      const told = await (await player(page)).evaluate(learn, SAID[standard])
      assert.deepEqual(told, { failed: [], kept: 'true' })
      await saved(page)
      const sco = await until(async () => {
        const { attempt, scos } = await recorded(row.id)
        return scos.find((one) => one.sco === attempt.currentSco && one.scoreScaled !== null)
      })
      assert.closeTo(sco.scoreScaled!, 0.64, 1e-9)
      assert.include(sco.cmi, 'ទិន្នន័យទិន្នន័យ')
      assert.equal(sco.sessionSeconds, 125)
      // The learner's machine goes off: the content cannot say a last word.
      await context.close()
      // Content that goes on by itself may have written its own state over ours in the meantime.
      const { attempt, scos } = await recorded(row.id)
      const kept = scos.find((one) => one.sco === attempt.currentSco)!.cmi

      const next = await site.context()
      await next.route('**/c/**', (route) =>
        route.fulfill({ body: '<p>nothing</p>', contentType: 'text/html' })
      )
      const again = await play(next, row.code)
      await again
        .frameLocator('package-player iframe')
        .locator('#stage iframe')
        .waitFor({ state: 'attached' })
      const found = await (await player(again)).evaluate(askApi, ASKED[standard])
      const [entry, place, state, score] = found
      assert.deepEqual([entry, score], ['resume', standard === 'scorm12' ? '64' : '0.64'])
      for (const text of [place, state]) assert.include(kept, JSON.stringify(text))
      const time = await (
        await player(again)
      ).evaluate(askApi, [standard === 'scorm12' ? 'cmi.core.total_time' : 'cmi.total_time'])
      assert.include(['00:02:05', 'PT2M5S'], time[0])
      await leave(again)
    })
      .skip(whyNotPlayed !== undefined, whyNotPlayed)
      .timeout(60_000)
  }
})
