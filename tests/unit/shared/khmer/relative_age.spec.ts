import { test } from '@japa/runner'
import { relativeAge } from '#shared/khmer/relative_age'

const NOW = new Date('2024-11-01T12:00:00Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000)

test.group('khmer / relativeAge', () => {
  test('{0} seconds ago: {1}, {2}')
    .with([
      [0, 'អម្បាញ់មិញ', 'just now'],
      [59, 'អម្បាញ់មិញ', 'just now'],
      [60, '១ នាទីមុន', '1 minute ago'],
      [5 * 60 + 59, '៥ នាទីមុន', '5 minutes ago'],
      [3600, '១ ម៉ោងមុន', '1 hour ago'],
      [2 * 86_400, '២ ថ្ងៃមុន', '2 days ago'],
      [65 * 86_400, '២ ខែមុន', '2 months ago'],
      [800 * 86_400, '២ ឆ្នាំមុន', '2 years ago'],
      [-300, '៥ នាទីទៀត', 'in 5 minutes'],
      [-3600, '១ ម៉ោងទៀត', 'in 1 hour'],
    ] as const)
    .run(({ assert }, [seconds, km, en]) => {
      assert.equal(relativeAge(ago(seconds), NOW), km)
      assert.equal(relativeAge(ago(seconds), NOW, 'en'), en)
    })

  test('Latin digits when wished, and never a zero-width space', ({ assert }) => {
    assert.equal(relativeAge(ago(300), NOW, 'km', 'latin'), '5 នាទីមុន')
    assert.include(new Intl.RelativeTimeFormat('km').format(-5, 'minute'), '\u200B')
  })

  test('what is no date is refused', ({ assert }) => {
    assert.throws(() => relativeAge('soon', NOW), 'Not a date: soon')
  })
})
