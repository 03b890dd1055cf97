import { test } from '@japa/runner'
import { contract, document, found, indexOf } from '#tests/contracts/search/documents'

const ZWSP = '\u200B'

contract('finding', () => {
  test('finds a Khmer word inside a run of text, in title and text', async ({ assert }) => {
    const title = document('ច្បាប់ញូតុនទាំងបី')
    const text = document('មេរៀនទីពីរ', { texts: ['យើងរៀនអំពីច្បាប់ញូតុននៅថ្ងៃនេះ'] })
    await indexOf(title, text, document('កោសិកា'))
    assert.deepEqual(await found('ញូតុន'), [title.id, text.id])
    assert.deepEqual(await found('ច្បាប់'), [title.id, text.id])
  })

  test('finds whatever the order in which marks were typed', async ({ assert }) => {
    const one = document('សិទ្ធិ')
    const two = document('សិទិ្ធកុមារ')
    await indexOf(one, two)
    for (const typed of ['សិទ្ធិ', 'សិទិ្ធ']) {
      assert.sameMembers(await found(typed), [one.id, two.id])
    }
  })

  test('finds with zero-width spaces in the text or in the query, or without', async ({
    assert,
  }) => {
    const plain = document('ពិសោធន៍កម្លាំងកកិត')
    const spaced = document(['ពិសោធន៍', 'កម្លាំង', 'កកិត'].join(ZWSP))
    await indexOf(plain, spaced)
    for (const typed of ['កម្លាំងកកិត', `កម្លាំង${ZWSP}កកិត`, `កម្លាំ${ZWSP}ង`]) {
      assert.sameMembers(await found(typed), [plain.id, spaced.id], typed)
    }
  })

  test('takes COENG DA for COENG TA, Khmer digits for Latin ones', async ({ assert }) => {
    const training = document('បណ្ដុះបណ្ដាល')
    const grade = document('ថ្នាក់ទី១០')
    await indexOf(training, grade)
    assert.deepEqual(await found('បណ្តុះបណ្តាល'), [training.id])
    assert.deepEqual(await found('ទី10'), [grade.id])
    assert.deepEqual(await found('ទី១០'), [grade.id])
  })

  test('does not take a part of a cluster for the whole', async ({ assert }) => {
    await indexOf(document('កាលី'), document('ក្រាប'))
    assert.deepEqual(await found('ក'), [])
    assert.deepEqual(await found('ការ'), [])
  })

  test('asks for every word, in any order and field', async ({ assert }) => {
    const both = document('ចលនា', { texts: ['កម្លាំង'] })
    await indexOf(both, document('ចលនា'), document('កម្លាំង'))
    assert.deepEqual(await found('កម្លាំង ចលនា'), [both.id])
    assert.deepEqual(await found('កម្លាំង និងចលនា'), [both.id])
  })

  test('finds English in any case, the last word by its beginning', async ({ assert }) => {
    const energy = document('Conservation of Energy')
    await indexOf(energy, document('Enzymes'))
    assert.deepEqual(await found('ENERGY'), [energy.id])
    assert.deepEqual(await found('energy conserv'), [energy.id])
    assert.deepEqual(await found('conserv energy'), [])
  })

  test('finds a word far into a text in which others come hundreds of times', async ({
    assert,
  }) => {
    const long = document('សៀវភៅ', { texts: ['ការងារនិងការសិក្សា '.repeat(4000) + 'អុកស៊ីដូរេដុកម្ម'] })
    await indexOf(long, document('ការងារ'))
    assert.deepEqual(await found('អុកស៊ីដូរេដុកម្ម'), [long.id])
    assert.deepEqual(await found('ការសិក្សា អុកស៊ីដូរេដុកម្ម'), [long.id])
  })

  test('does not read a phrase across two fields', async ({ assert }) => {
    await indexOf(document('', { titles: ['ទឹក', 'ភ្លៀង'], texts: ['ដី', 'ស្រែ'] }))
    assert.deepEqual(await found('ទឹកភ្លៀង'), [])
    assert.deepEqual(await found('ដីស្រែ'), [])
  })

  test('takes signs of the query languages for text', async ({ assert }) => {
    const quote = document(`O'Brien "force" & mass`)
    await indexOf(quote)
    for (const typed of [`o'brien`, '"force"', 'force & mass', 'force:* | (', `mass'); --`, '\\']) {
      const ids = await found(typed)
      assert.isTrue(ids.length === 0 || ids[0] === quote.id, typed)
    }
    assert.deepEqual(await found(`o'brien`), [quote.id])
    assert.deepEqual(await found('!?'), [])
  })
})
