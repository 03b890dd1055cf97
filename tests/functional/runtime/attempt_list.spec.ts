import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { makePackage } from '#tests/support/runtime'
import Attempt from '#runtime/models/attempt'

test.group('The attempts at a package', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** A package at which `count` people have tried, each a minute after the one before. */
  async function tried(count: number) {
    const school = await makeInstitution()
    const { row, attempt } = await makePackage(school)
    await attempt.merge({ lastAt: clock.now().minus({ days: 1 }) }).save()
    const { person } = await makeAccount({ person: { surnameLatin: 'Keo', givenLatin: 'Maly' } })
    await Attempt.createMany(
      Array.from({ length: count }, (_, n) => ({
        ...attempt.serialize(),
        ...{ id: newId(), packageId: row.id, versionId: attempt.versionId, personId: person.id },
        ...{ number: n + 1000, state: 'open' as const, currentSco: null, sequencing: null },
        ...{ startedAt: clock.now(), lastAt: clock.now().plus({ minutes: n }), finishedAt: null },
      }))
    )
    return { school, row }
  }

  test('stand on pages, the newest first', async ({ assert }) => {
    const { school, row } = await tried(30)
    const { browser } = await signedIn('library_administrator', school)
    const numbers = async (page: number) => {
      const { html } = await browser.get(`/packages/${row.code}?page=${page}`)
      return [...html.matchAll(/\/attempts\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
    }
    const [first, second] = [new Set(await numbers(1)), new Set(await numbers(2))]
    assert.deepEqual([first.size, second.size], [25, 6])
    const rows = await db.from('runtime_attempts').orderBy('last_at', 'desc').select('id')
    assert.sameMembers(
      [...first],
      rows.slice(0, 25).map(({ id }) => id)
    )
    assert.deepEqual(new Set(await numbers(99)), second)
  })

  test('those of others are not for everybody', async ({ assert }) => {
    const { school, row } = await tried(2)
    const { browser } = await signedIn('teacher', school)
    const { html } = await browser.get(`/packages/${row.code}`)
    assert.notInclude(html, '/attempts/')
  })
})
