import { test } from '@japa/runner'
import fc from 'fast-check'
import { normalise } from '#shared/khmer/normalise'
import { syllableParts, typedText } from '#tests/unit/shared/khmer/arbitraries'
import { WORDS } from '#tests/unit/shared/khmer/words'

test.group('khmer / normalise', () => {
  test('a vowel typed before its subscript moves behind it, which NFC does not do', ({
    assert,
  }) => {
    const wrong = '\u179F\u17B7\u1791\u17B7\u17D2\u1792'
    const right = '\u179F\u17B7\u1791\u17D2\u1792\u17B7'
    assert.notEqual(wrong.normalize('NFC'), right.normalize('NFC'))
    assert.equal(normalise(wrong), right)
  })

  test('put right: {0}')
    .with([
      ['split OE', '\u1780\u17C1\u17B8', '\u1780\u17BE'],
      ['split OO', '\u1780\u17C1\u17B6', '\u1780\u17C4'],
      ['split OE, halves swapped', '\u1780\u17B8\u17C1', '\u1780\u17BE'],
      ['split OE around a subscript', '\u1794\u17C1\u17D2\u179A\u17B8', '\u1794\u17D2\u179A\u17BE'],
      ['vowel before its shifter', '\u1798\u17BC\u17C9', '\u1798\u17C9\u17BC'],
      [
        'shifter before a subscript',
        '\u1798\u17C9\u17D2\u1784\u17C3',
        '\u1798\u17D2\u1784\u17C9\u17C3',
      ],
      ['U under a vowel, strong consonant', '\u179F\u17BB\u17B8', '\u179F\u17CA\u17B8'],
      ['U under a vowel, weak consonant', '\u1799\u17BB\u17B6\u17C6', '\u1799\u17C9\u17B6\u17C6'],
      ['U under a vowel, BA', '\u1794\u17BB\u17B8', '\u1794\u17C9\u17B8'],
      [
        'U under a vowel, BA with a strong subscript',
        '\u1794\u17D2\u179F\u17BB\u17B8',
        '\u1794\u17D2\u179F\u17C9\u17B8',
      ],
      ['U with NIKAHIT', '\u1780\u17C6\u17BB', '\u1780\u17BB\u17C6'],
      ['robat after its vowel', '\u1796\u17B6\u17CC', '\u1796\u17CC\u17B6'],
      [
        'subscript RO typed first',
        '\u179F\u17D2\u179A\u17D2\u178F\u17B8',
        '\u179F\u17D2\u178F\u17D2\u179A\u17B8',
      ],
      ['vowel typed twice', '\u1780\u17B6\u17B6', '\u1780\u17B6'],
      ['subscript typed twice', '\u1780\u17D2\u179A\u17D2\u179A', '\u1780\u17D2\u179A'],
      ['COENG typed twice', '\u1780\u17D2\u17D2\u179A', '\u1780\u17D2\u179A'],
      ['COENG without a consonant', '\u1780\u17D2 \u1781', '\u1780 \u1781'],
      [
        'ATTHACAN between COENG and consonant',
        '\u1780\u17D2\u17DD\u1780',
        '\u1780\u17D2\u1780\u17DD',
      ],
      ['zero-width space', '\u1780\u200B\u1781', '\u1780\u1781'],
      ['joiner inside a cluster', '\u1780\u17D2\u200D\u179A', '\u1780\u17D2\u179A'],
      ['inherent vowel', '\u1780\u17B4\u1781', '\u1780\u1781'],
      ['deprecated letter QAA', '\u17A4', '\u17A2\u17B6'],
      ['decomposed Latin', 'e\u0301', 'é'],
    ] as const)
    .run(({ assert }, [, typed, canonical]) => {
      assert.equal(normalise(typed), canonical)
    })

  test('correct words, wording, case and the order of two subscripts stay', ({ assert }) => {
    for (const word of WORDS) assert.equal(normalise(word), word)
    assert.equal(normalise('  ICT ថ្នាក់ទី ១០។ '), '  ICT ថ្នាក់ទី ១០។ ')
    assert.notEqual(normalise('ក្ប្ល'), normalise('ក្ល្ប'))
  })

  test('an emoji held together by a joiner stays whole', ({ assert }) => {
    assert.equal(normalise('👩\u200D🏫 ក\u200D'), '👩\u200D🏫 ក')
  })

  test('once is enough', ({ assert }) => {
    fc.assert(
      fc.property(typedText, (text) => {
        assert.equal(normalise(normalise(text)), normalise(text))
      }),
      { numRuns: 1500 }
    )
  })

  test('the order of typing does not matter', ({ assert }) => {
    const shuffled = syllableParts.chain(({ base, parts }) =>
      fc.tuple(
        fc.constant(base + parts.join('')),
        fc
          .shuffledSubarray(parts, { minLength: parts.length })
          .map((order) => base + order.join(''))
      )
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        assert.equal(normalise(one), normalise(other))
      }),
      { numRuns: 1000 }
    )
  })
})
