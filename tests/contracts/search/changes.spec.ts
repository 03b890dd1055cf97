import { test } from '@japa/runner'
import {
  contract,
  document,
  FakeSource,
  found,
  index,
  indexOf,
} from '#tests/contracts/search/documents'

contract('changes and rebuilding', () => {
  test('replaces and removes documents', async ({ assert }) => {
    const one = document('ទឹក')
    await indexOf(one)
    await index().replace([{ ...one, titles: ['ភ្លើង'], facets: { kind: ['page'] } }])
    assert.deepEqual(await found('ទឹក'), [])
    assert.deepEqual(await found('ភ្លើង', { filters: { kind: ['page'] } }), [one.id])
    await index().remove([one.id])
    assert.deepEqual(await found('ភ្លើង'), [])
    await index().remove([one.id])
  })

  test('its version is another after each change', async ({ assert }) => {
    const versions = new Set([await index().version()])
    await index().replace([document('ទឹក')])
    versions.add(await index().version())
    await indexOf()
    versions.add(await index().version())
    assert.equal(versions.size, 3)
  })

  test('answers from the old index until the new one is whole', async ({ assert }) => {
    const old = document('ទឹក')
    await indexOf(old)
    const source = new FakeSource([document('ទឹក'), document('ទឹក'), document('ទឹក')], 1)
    const seen: string[][] = []
    source.between = async () => void seen.push(await found('ទឹក'))
    const heard: number[] = []
    await index().rebuild([source], (done) => void heard.push(done))
    assert.deepEqual(seen, [[old.id], [old.id], [old.id]])
    assert.deepEqual(heard, [1, 2, 3])
    assert.lengthOf(await found('ទឹក'), 3)
  })

  test('keeps what changes during a rebuild', async ({ assert }) => {
    const stays = document('ទឹក')
    const goes = document('ទឹក')
    const comes = document('ទឹក')
    await indexOf(stays, goes)
    const source = new FakeSource([stays, goes], 1)
    let portion = 0
    source.between = async () => {
      if (++portion !== 2) return
      source.documents = [stays, comes]
      await index().replace([comes])
      await index().remove([goes.id])
    }
    await index().rebuild([source])
    assert.sameMembers(await found('ទឹក'), [stays.id, comes.id])
  })

  test('readers see one index or the other, never a mixture or an error', async ({ assert }) => {
    const generation = (n: number) =>
      Array.from({ length: 5 }, () => document('ទឹក', { facets: { grade: [String(n)] } }))
    await indexOf(...generation(0))
    let building = true
    const reader = (async () => {
      const wrong: unknown[] = []
      while (building) {
        const { total, facets } = await index().search({
          text: 'ទឹក',
          staff: false,
          count: ['grade'],
        })
        if (total !== 5 || facets.grade!.length !== 1) wrong.push({ total, facets })
        await new Promise((resolve) => setImmediate(resolve))
      }
      return wrong
    })()
    for (let n = 1; n <= 4; n++) await index().rebuild([new FakeSource(generation(n), 2)])
    building = false
    assert.deepEqual(await reader, [])
  })

  test('a rebuild that is stopped leaves the index in force, and the next one succeeds', async ({
    assert,
  }) => {
    const one = document('ទឹក')
    await indexOf(one)
    const stop = () => {
      throw new Error('cancelled')
    }
    await assert.rejects(
      () => index().rebuild([new FakeSource([document('ទឹក')])], stop),
      'cancelled'
    )
    assert.deepEqual(await found('ទឹក'), [one.id])
    await index().replace([document('ដី')])
    await indexOf(one)
    assert.deepEqual(await found('ទឹក'), [one.id])
  })
})
