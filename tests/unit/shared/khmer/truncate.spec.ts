import { test } from '@japa/runner'
import fc from 'fast-check'
import { clusters } from '#shared/khmer/clusters'
import { graphemeLength, truncate } from '#shared/khmer/truncate'
import { sentence } from '#tests/unit/shared/khmer/arbitraries'

const MINISTRY = 'ក្រសួងអប់រំ យុវជន និងកីឡា'

test.group('khmer / truncate', () => {
  test('length is counted as people see it', ({ assert }) => {
    assert.equal(graphemeLength('ស្ត្រី'), 1)
    assert.equal([...'ស្ត្រី'].length, 6)
    assert.equal(Buffer.byteLength('ស្ត្រី'), 18)
    assert.equal([...MINISTRY].length, 25)
    assert.equal(Buffer.byteLength(MINISTRY), 71)
    assert.equal(graphemeLength(MINISTRY), 16)
  })

  test('a text is cut between clusters, without a space before the ellipsis', ({ assert }) => {
    assert.equal(truncate(MINISTRY, 16), MINISTRY)
    assert.equal(truncate(MINISTRY, 5), 'ក្រសួងអ…')
    assert.equal(truncate(MINISTRY, 8), 'ក្រសួងអប់រំ…')
    assert.equal(truncate('Ministry', 5, '...'), 'Mi...')
    assert.equal(truncate('ស្ត្រី', 1), 'ស្ត្រី')
    assert.equal(truncate('ស្ត្រីស្ត្រី', 1), '…')
  })

  test('a length without room for the ellipsis is refused', ({ assert }) => {
    assert.throws(() => truncate('abc', 2, '...'), 'max must be a whole number of at least 3')
    assert.throws(() => truncate('abc', 1.5), RangeError)
  })

  test('no cluster is ever cut, and the limit holds', ({ assert }) => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 1, max: 30 }), (text, max) => {
        const short = truncate(text, max)
        assert.isAtMost(graphemeLength(short), max)
        if (short === text) return
        assert.isAbove(graphemeLength(text), max)
        const kept = short.slice(0, -1)
        const whole = clusters(text).flatMap((piece) =>
          /[\u1780-\u17DD]/.test(piece) ? [piece] : [...piece]
        )
        const boundaries = whole.map((_, index) => whole.slice(0, index).join('').trimEnd())
        assert.include(boundaries, kept)
      }),
      { numRuns: 500 }
    )
  })
})
