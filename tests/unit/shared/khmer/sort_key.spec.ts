import { test } from '@japa/runner'
import fc from 'fast-check'
import { normalise } from '#shared/khmer/normalise'
import { SORT_KEY_LENGTH, sortKey } from '#shared/khmer/sort_key'
import { syllableParts, typedText } from '#tests/unit/shared/khmer/arbitraries'
import { WORDS } from '#tests/unit/shared/khmer/words'

const collator = new Intl.Collator('km')
const byKey = (a: string, b: string) =>
  Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b)))

test.group('khmer / sortKey', () => {
  test('words of the dictionary come in the order of the dictionary', ({ assert }) => {
    const ordered = 'ក ករ កា ខ្មែរ គ ង ចំណេះ ឆ្នាំ ណាស់ អប់រំ ឥណ្ឌា ឧស្សាហ៍'.split(' ')
    assert.deepEqual([...ordered].reverse().sort(byKey), ordered)
    assert.isBelow(byKey('រ', 'ឫ'), 0)
    assert.isBelow(byKey('ឫ', 'ល'), 0, 'ឫ follows រ, far from its code point')
  })

  test('every two of the words compare as the Khmer collation compares them', ({ assert }) => {
    assert.isAbove(WORDS.length, 200)
    const keys = WORDS.map((word) => sortKey(word))
    const wrong: string[] = []
    for (const [i, one] of WORDS.entries()) {
      for (const [j, other] of WORDS.entries()) {
        const expected = Math.sign(collator.compare(one, other))
        const found = Number(keys[i] > keys[j]) - Number(keys[i] < keys[j])
        if (expected !== found) wrong.push(`${one} / ${other}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('independent vowels stand with the sounds they spell', ({ assert }) => {
    const initials = [...'ឤឥឦឧឨឩឪឫឬឭឮឯឰឱឲឳអ', 'អា', 'អិ', 'អី', 'អុ', 'អូ', 'អែ', 'អៃ', 'អោ', 'អៅ']
    const words = initials.flatMap((one) => ['', 'ក', 'យ', 'វ', 'ះ', '់'].map((rest) => one + rest))
    for (const one of words) {
      for (const other of words) {
        assert.equal(
          byKey(one, other),
          Math.sign(collator.compare(normalise(one), normalise(other))),
          `${one} / ${other}`
        )
      }
    }
  })

  test('so do invented syllables with every kind of mark', ({ assert }) => {
    const pseudoWord = fc
      .array(syllableParts, { minLength: 1, maxLength: 3 })
      .map((list) => normalise(list.map(({ base, parts }) => base + parts.join('')).join('')))
    fc.assert(
      fc.property(pseudoWord, pseudoWord, (one, other) => {
        assert.equal(byKey(one, other), Math.sign(collator.compare(one, other)))
      }),
      { numRuns: 2000 }
    )
  })

  test('and mixed titles: punctuation, digits, Khmer, Latin', ({ assert }) => {
    const ordered = ['(ក)', '«ក»', '10', '9', 'ក', 'ក ខ', 'កខ', 'a', 'A', 'á', 'ab', 'æ', 'Zoom']
    assert.deepEqual([...ordered].sort(collator.compare), [...ordered].sort(byKey))
    assert.equal(sortKey('ទី១០'), sortKey('ទី10'))
    assert.isBelow(byKey('ឱ្យ', 'ឲ្យ'), 0)
  })

  test('keys are hexadecimal, bounded, and the same for the same text', ({ assert }) => {
    fc.assert(
      fc.property(typedText, (text) => {
        const key = sortKey(text)
        assert.match(key, /^[0-9a-f]*$/)
        assert.equal(key, sortKey(normalise(text)))
      }),
      { numRuns: 500 }
    )
    assert.lengthOf(sortKey('ក្រសួងអប់រំ យុវជន និងកីឡា'.repeat(20)), SORT_KEY_LENGTH)
  })

  test('a script outside the table has a place of its own after Latin', ({ assert }) => {
    assert.deepEqual(['你', 'ข', 'z', 'ក', '☺', '1'].sort(byKey), ['☺', '1', 'ក', 'z', 'ข', '你'])
  })
})
