import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { afterQuiet, isQuiet, nextDigest } from '#identity/notices/quiet_hours'

const at = (local: string) => DateTime.fromISO(`2026-11-23T${local}:00+07:00`)
const NIGHT = { from: '20:00', to: '06:00' }
const show = (time: DateTime) => time.setZone('Asia/Phnom_Penh').toFormat('dd HH:mm')

test.group('Quiet hours', () => {
  test('{0} between {1} and {2}: {3}')
    .with([
      ['20:00', '20:00', '06:00', true],
      ['23:59', '20:00', '06:00', true],
      ['05:59', '20:00', '06:00', true],
      ['06:00', '20:00', '06:00', false],
      ['19:59', '20:00', '06:00', false],
      ['12:30', '12:00', '13:00', true],
      ['13:00', '12:00', '13:00', false],
      ['12:00', '08:00', '08:00', false],
    ] as const)
    .run(({ assert }, [time, from, to, quiet]) => {
      assert.equal(isQuiet(at(time), { from, to }), quiet)
    })

  test('what comes in them waits for their end, today or tomorrow', ({ assert }) => {
    assert.equal(show(afterQuiet(at('22:15'), NIGHT)), '24 06:00')
    assert.equal(show(afterQuiet(at('02:15'), NIGHT)), '23 06:00')
    assert.equal(show(afterQuiet(at('09:00'), NIGHT)), '23 09:00')
    assert.equal(show(afterQuiet(at('22:15'), null)), '23 22:15')
  })

  test('the digest goes out at seven, later for those who still want quiet', ({ assert }) => {
    assert.equal(show(nextDigest(at('06:59'), NIGHT)), '23 07:00')
    assert.equal(show(nextDigest(at('07:00'), NIGHT)), '24 07:00')
    assert.equal(show(nextDigest(at('09:00'), { from: '20:00', to: '08:30' })), '24 08:30')
  })
})
