import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { commit, entry, launchFor, makePackage } from '#tests/support/runtime'
import { pseudonymOf } from '#identity/pseudonym'
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

  test('who looks at an attempt of another is written down, once', async ({ assert }) => {
    const { school, row } = await tried(1)
    const { browser, person } = await signedIn('library_administrator', school)
    const attempt = await Attempt.query().where('packageId', row.id).firstOrFail()
    await browser.get(`/attempts/${attempt.id}`)
    await browser.get(`/attempts/${attempt.id}`)
    const entries = await db.from('shared_audit').where('verb', 'runtime.attempt_viewed')
    assert.deepEqual(
      entries.map((one) => [one.actor_id, one.subject_id]),
      [[person.id, attempt.id]]
    )
  })

  test('a package that a resource offers stays', async ({ assert }) => {
    const { school, row } = await tried(0)
    await row.merge({ home: '/library/ABCDEFG' }).save()
    const { browser } = await signedIn('library_administrator', school)
    const { html } = await browser.get(`/packages/${row.code}`)
    assert.include(html, 'href="/library/ABCDEFG"')
    await browser.submit('DELETE', `/packages/${row.code}`)
    assert.exists(await db.from('runtime_packages').where('id', row.id).first())
    await row.merge({ home: null }).save()
    await browser.submit('DELETE', `/packages/${row.code}`)
    assert.notExists(await db.from('runtime_packages').where('id', row.id).first())
  })

  test('pupils of other schools stand there without their names', async ({ assert }) => {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    const { row } = await makePackage(school)
    const other = await makeInstitution(ministry)
    const { person } = await makeAccount({
      ...{ role: 'student', institutionId: other },
      person: { surnameKm: 'កែវ', givenKm: 'ម៉ាលី' },
    })
    const { launch, attempt } = await launchFor(row, person.id)
    const cmi = { core: { student_name: 'កែវ, ម៉ាលី', lesson_status: 'passed' } }
    await commit(launch, entry(1, cmi))
    const { browser } = await signedIn('library_administrator', school)
    for (const path of [`/packages/${row.code}`, `/attempts/${attempt.id}`]) {
      const { status, html } = await browser.get(path)
      assert.equal(status, 200)
      assert.include(html, pseudonymOf(person.id), path)
      assert.notInclude(html, 'ម៉ាលី', path)
    }
  })
})
