import { test } from '@japa/runner'
import fc from 'fast-check'
import { searchKey } from '#shared/khmer/normalise'
import { sentence, typedText } from '#tests/unit/shared/khmer/arbitraries'

test.group('khmer / searchKey', () => {
  test('{0} and {1} are the same to a reader')
    .with([
      ['ទី១០', 'ទី10'],
      ['បណ្តុះបណ្តាល', 'បណ្ដុះបណ្ដាល'],
      ['ក្ដ្ត', 'ក្ត'],
      ['ឲ្យ', 'ឱ្យ'],
      ['ផ្សេងៗ', 'ផ្សេង ៗ'],
      ['សិទិ្ធ', 'សិទ្ធិ'],
      ['ចន្ទ', 'ច\u200Bន្ទ'],
      ['ICT', 'ict'],
      ['École', 'ecole'],
      ['  អប់រំ  ', 'អប់រំ'],
      ['ថ្នាក់ទី\u00A0៧', 'ថ្នាក់ទី 7'],
    ] as const)
    .run(({ assert }, [one, other]) => {
      assert.equal(searchKey(one), searchKey(other))
    })

  test('{0} and {1} stay two words')
    .with([
      ['ដា', 'តា'],
      ['ក', 'ក់'],
      ['កា', 'ក៉ា'],
      ['គូរ', 'គួរ'],
      ['និងកីឡា', 'និង កីឡា'],
    ] as const)
    .run(({ assert }, [one, other]) => {
      assert.notEqual(searchKey(one), searchKey(other))
    })

  test('once is enough', ({ assert }) => {
    fc.assert(
      fc.property(typedText, (text) => {
        assert.equal(searchKey(searchKey(text)), searchKey(text))
      }),
      { numRuns: 1500 }
    )
  })

  test('a zero-width space anywhere changes nothing', ({ assert }) => {
    fc.assert(
      fc.property(sentence, fc.nat(), (text, seed) => {
        const characters = [...text]
        characters.splice(seed % (characters.length + 1), 0, '\u200B')
        assert.equal(searchKey(characters.join('')), searchKey(text))
      }),
      { numRuns: 300 }
    )
  })
})
