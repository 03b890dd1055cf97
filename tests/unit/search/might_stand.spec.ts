import { test } from '@japa/runner'
import { termsOf } from '#search/terms'
import { mightStand } from '#search/queries/might_stand'

const might = (query: string) =>
  mightStand(termsOf(query).flatMap((term) => term.map(({ clusters }) => clusters)))

test.group('Search | where words might stand', () => {
  test('finds the place whatever the order of marks, spaces and signs without a shape', ({
    assert,
  }) => {
    for (const text of ['អំពីសិទ្ធិ', 'អំពីសិទិ្ធ', 'អំពីសិទ្ធិ។', 'អំពី\u200Bសិ\u200Bទ្ធិ', 'អំពីសិ **ទ្ធិ**']) {
      const at = might('សិទ្ធិ')(text)!
      assert.equal(text[at], 'ស', text)
    }
    assert.equal(might('ច្បាប់ញូតុន')('ច្បាប់ញូតុន'), 0)
    assert.equal(might('cell')('The CELL'), 4)
    assert.equal(might('newton law')('laws of Newton', 2), 8)
  })

  test('says where nothing can stand, and where it cannot tell', ({ assert }) => {
    assert.equal(might('សិទ្ធិ')('ស្រុកស្រែ'), -1)
    assert.equal(might('កោសិកា')('កោ រី កា'), -1)
    assert.equal(might('cell')('ស្រុក and rice'), -1)
    // What is written below a base is no syllable of its own.
    assert.equal(might('សិទ្ធិ')('ភូមិស្ទឹង'), -1)
    assert.equal(might('')('ស្រុក'), -1)
    assert.isUndefined(might('electricite')('Électricité'))
    assert.isUndefined(might('១០')('ថ្នាក់ទី10'))
  })
})
