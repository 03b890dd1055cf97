import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { clock } from '#shared/clock'
import { newTotpSecret, totpStep, totpUri } from '#identity/secrets/totp'

/** The secret "12345678901234567890" of RFC 6238 appendix B in base32; its codes are the last six digits there. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.group('TOTP', (group) => {
  group.each.teardown(() => clock.release())

  test('takes the codes of RFC 6238 appendix B')
    .with([
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_111_111_111, '050471'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ] as [number, string][])
    .run(({ assert }, [seconds, code]) => {
      clock.freeze(DateTime.fromSeconds(seconds))
      assert.equal(totpStep(SECRET, code, null), Math.floor(seconds / 30))
    })

  test('refuses a step that was used, or one before it', ({ assert }) => {
    clock.freeze(DateTime.fromSeconds(59))
    assert.isUndefined(totpStep(SECRET, '287082', 1))
    assert.isUndefined(totpStep(SECRET, '287082', 2))
    assert.equal(totpStep(SECRET, '287082', 0), 1)
    assert.isUndefined(totpStep(SECRET, '287083', null))
  })

  test('makes secrets of 160 bits and addresses that apps know', ({ assert }) => {
    assert.match(newTotpSecret(), /^[A-Z2-7]{32}$/)
    const uri = new URL(totpUri(SECRET, 'sok.dara', 'ទន្លេ'))
    assert.equal(uri.protocol, 'otpauth:')
    assert.equal(uri.searchParams.get('secret'), SECRET)
    assert.equal(uri.searchParams.get('issuer'), 'ទន្លេ')
  })
})
