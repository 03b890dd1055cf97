import fc from 'fast-check'
import { test } from '@japa/runner'
import { diffWords, type Segment } from '#shared/text/diff_words'

const text = (pieces: Segment[] | null) => (pieces ?? []).map((piece) => piece.text).join('')
const marked = (pieces: Segment[] | null) =>
  (pieces ?? []).filter(({ change }) => change).map((piece) => piece.text)

test.group('Comparing two versions', () => {
  test('marks the words that differ, spaces between changed words too', ({ assert }) => {
    const { before, after } = diffWords('The force of a body', 'The sum of the forces on a body')
    assert.deepEqual(marked(before), ['force'])
    assert.equal(text(after), 'The sum of the forces on a body')
    assert.include(marked(after).join('|'), 'the forces on')
  })

  test('finds the words of Khmer', ({ assert }) => {
    const { before, after } = diffWords('សិស្សរៀនគណិតវិទ្យា', 'សិស្សរៀនរូបវិទ្យា')
    assert.deepEqual(before![0], { text: 'សិស្សរៀន' })
    assert.deepEqual(after![0], { text: 'សិស្សរៀន' })
    assert.lengthOf(marked(before), 1)
  })

  test('a version that is not there is no empty text', ({ assert }) => {
    assert.deepEqual(diffWords(null, 'new'), {
      before: null,
      after: [{ text: 'new', change: 'added' }],
    })
    assert.deepEqual(diffWords('old', '').after, null)
  })

  test('nothing is lost, and equal texts have no mark', ({ assert }) => {
    const words = fc.array(fc.constantFrom('a', 'b', ' ', 'ក', 'រៀន', '១', '\n', '·'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(words, words, (one, two) => {
        const [old, now] = [one.join(''), two.join('')]
        const { before, after } = diffWords(old, now)
        assert.deepEqual([text(before), text(after)], [old, now])
        if (old === now) assert.deepEqual(marked(before), [])
      })
    )
  })

  test('texts too long to compare are shown whole', ({ assert }) => {
    const long = 'word '.repeat(2000)
    assert.deepEqual(marked(diffWords(long, `${long}end`).before), [long])
    assert.deepEqual(marked(diffWords(long, long).before), [])
  })
})
