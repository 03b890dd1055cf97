import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { identityConfig } from '#config/identity'
import { warningLines } from '#start/up/announce'
import { healthReport } from '#operations/queries/health_report'
import { makeCountry, signedIn } from '#tests/support/people'

const check = async () => {
  const { checks } = await healthReport()
  return checks.find(({ name }) => name === 'sign_in')!
}

test.group('A left-over REQUIRE_SECOND_FACTOR=false', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    const before = identityConfig.requireSecondFactor
    return () => void (identityConfig.requireSecondFactor = before)
  })

  test('warns on the console, except of a demo', ({ assert }) => {
    identityConfig.requireSecondFactor = false
    assert.include(warningLines({ demo: false }).join(' '), 'REQUIRE_SECOND_FACTOR=false')
    assert.deepEqual(warningLines({ demo: true }), [])
    identityConfig.requireSecondFactor = true
    assert.deepEqual(warningLines({ demo: false }), [])
  })

  test('stands on the page of health with the administrators who have none', async ({ assert }) => {
    const { ministry } = await makeCountry()
    identityConfig.requireSecondFactor = false
    const without = Number((await check()).facts.administratorsWithout)
    const { browser } = await signedIn('administrator', ministry)
    assert.equal((await check()).tone, 'warn')
    assert.equal((await check()).facts.administratorsWithout, without + 1)
    assert.include((await browser.get('/health')).html, 'REQUIRE_SECOND_FACTOR=false')
    identityConfig.requireSecondFactor = true
    assert.equal((await check()).tone, 'ok')
  })
})
