import { test } from '@japa/runner'
import { byteRange } from '#media/byte_range'

test.group('Byte ranges', () => {
  const CASES: [string | undefined, number, ReturnType<typeof byteRange>][] = [
    [undefined, 10, undefined],
    ['bytes=0-', 10, { start: 0, end: 9 }],
    ['bytes=2-4', 10, { start: 2, end: 4 }],
    ['bytes=2-400', 10, { start: 2, end: 9 }],
    ['bytes=-4', 10, { start: 6, end: 9 }],
    ['bytes=-40', 10, { start: 0, end: 9 }],
    ['bytes=-0', 10, 'none'],
    ['bytes=10-', 10, 'none'],
    ['bytes=0-', 0, 'none'],
    ['bytes=4-2', 10, undefined],
    ['bytes=0-1,3-4', 10, undefined],
    ['bytes=-', 10, undefined],
    ['items=0-1', 10, undefined],
  ]
  for (const [header, size, expected] of CASES) {
    test(`${header} of ${size}`, ({ assert }) => {
      assert.deepEqual(byteRange(header, size), expected)
    })
  }
})
