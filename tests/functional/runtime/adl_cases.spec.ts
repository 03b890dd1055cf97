import { test } from '@japa/runner'
import { hasCorpus, WITHOUT_CORPUS } from '#tests/support/packages'
import { knownDeviations } from '#tests/support/adl/known_deviations'
import { replayAll } from '#tests/support/adl/replay_all'

/** `CO 23/23, CT 7/7, …`: what went as expected, of how many, by family. */
function countsOf(results: Map<string, string | undefined>) {
  const counts = new Map<string, { passed: number; all: number }>()
  for (const [id, difference] of results) {
    const family = /^[A-Z]+/.exec(id)![0]
    const count = counts.get(family) ?? { passed: 0, all: 0 }
    counts.set(family, {
      passed: count.passed + (difference === undefined ? 1 : 0),
      all: count.all + 1,
    })
  }
  return [...counts].map(([family, { passed, all }]) => `${family} ${passed}/${all}`).join(', ')
}

test.group('The cases of the ADL test suite', () => {
  test('188 replay through the player, but for the known deviations', async ({ assert }) => {
    const results = await replayAll()
    const passed = [...results.values()].filter((one) => one === undefined).length
    console.log(`ADL cases: ${passed} of ${results.size} as expected (${countsOf(results)})`)
    const failing = [...results].filter(([, difference]) => difference !== undefined)
    const unknown = failing.filter(([id]) => !(id in knownDeviations))
    assert.deepEqual(unknown, [])
    const known = Object.keys(knownDeviations).sort()
    assert.deepEqual(
      failing.map(([id]) => id).sort(),
      known,
      'passes now: take it out of the table'
    )
    assert.equal(results.size, 188)
  })
    .timeout(120_000)
    .skip(!hasCorpus, WITHOUT_CORPUS)
})
