import { test } from '@japa/runner'
import { lockPause, longestPause } from '#identity/secrets/lock_pause'
import { networkOf } from '#shared/http/network_of'
import { normaliseCode, normaliseIdentifier } from '#identity/secrets/normalise'
import { passwordProblem, pinProblem } from '#identity/secrets/password_problem'
import { newRecoveryCodes, recoveryHash } from '#identity/secrets/recovery_codes'
import { deviceName } from '#identity/queries/device_name'
import { returnAddress } from '#identity/queries/return_address'

const staff = { username: 'sok.dara', isStaff: true }

test.group('Secrets', () => {
  test('a password is judged by length and by how soon it is guessed')
    .with([
      ['ferry at sunrise', undefined],
      ['សំពៅលើទន្លេធំ', undefined],
      ['Ab1!xyz9', 'too_short'],
      ['x'.repeat(201), 'too_long'],
      ['password1234', 'common'],
      ['Moeys@202526', 'common'],
      ['1234567890', 'common'],
      ['១២៣៤៥៦៧៨៩០', 'common'],
      ['aaaaaaaaaaaa', 'common'],
      ['qwertyuiop', 'common'],
      ['my sok.dara key', 'like_name'],
    ] as [string, string | undefined][])
    .run(({ assert }, [password, problem]) => {
      assert.equal(passwordProblem(password, staff), problem)
    })

  test('pupils may have a shorter one', ({ assert }) => {
    assert.isUndefined(passwordProblem('lamp9rive', { username: 'x', isStaff: false }))
    assert.equal(passwordProblem('lamp9rive', staff), 'too_short')
  })

  test('a PIN has 4 to 6 digits that are no row, no year and no repetition')
    .with([
      ['4829', undefined],
      ['៤៨២៩', undefined],
      ['739150', undefined],
      ['482', 'not_digits'],
      ['4829157', 'not_digits'],
      ['48a9', 'not_digits'],
      ['1111', 'trivial'],
      ['1234', 'trivial'],
      ['987654', 'trivial'],
      ['2012', 'trivial'],
      ['121212', 'trivial'],
    ] as [string, string | undefined][])
    .run(({ assert }, [pin, problem]) => {
      assert.equal(pinProblem(pin), problem)
    })

  test('pauses begin at the fifth failure, double, and end at a bound', ({ assert }) => {
    const pauses = [4, 5, 6, 7, 9, 10, 100].map((n) => lockPause(n, longestPause(false)))
    assert.deepEqual(pauses, [0, 30, 60, 120, 480, 900, 900])
    assert.equal(lockPause(1000, longestPause(true)), 3600)
  })

  test('what is typed is read as it was meant', ({ assert }) => {
    assert.equal(normaliseIdentifier('  Sok\u200B.Dara '), 'sok.dara')
    assert.equal(normaliseIdentifier('២០៤៥'), '2045')
    assert.equal(normaliseCode(' k7qm-2xab 9rtv'), 'K7QM2XAB9RTV')
  })

  test('recovery codes are told apart and recognised however they are typed', ({ assert }) => {
    const codes = newRecoveryCodes()
    assert.lengthOf(new Set(codes), 10)
    assert.match(codes[0], /^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/)
    assert.equal(recoveryHash(codes[0].toLowerCase().replaceAll('-', '')), recoveryHash(codes[0]))
    assert.notEqual(recoveryHash(codes[0]), recoveryHash(codes[1]))
  })

  test('an IPv6 device is counted with its network', ({ assert }) => {
    assert.equal(networkOf('192.168.1.7'), '192.168.1.7')
    assert.equal(networkOf('::ffff:10.0.0.3'), '10.0.0.3')
    assert.equal(networkOf('2001:db8:1:2:aaaa::9'), '2001:db8:1:2')
    assert.equal(networkOf('2001:db8::9'), '2001:db8:0:0')
  })

  test('a device is called by browser and system', ({ assert }) => {
    const chrome =
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'
    assert.equal(deviceName(chrome), 'Chrome · Android')
    assert.equal(deviceName('<script>alert(1)</script>'), '—')
    assert.equal(deviceName(undefined), '—')
  })

  test('return addresses stay on this server', ({ assert }) => {
    assert.equal(returnAddress('/library?q=ក'), '/library?q=%E1%9E%80')
    for (const hostile of [
      '//x',
      '/\\x',
      'x',
      'http://x',
      '/\n/x',
      '',
      null,
      ['/a'],
      '/sign-in/code',
    ]) {
      assert.equal(returnAddress(hostile), '/', String(hostile))
    }
  })
})
