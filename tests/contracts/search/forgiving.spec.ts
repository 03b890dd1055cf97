import { test } from '@japa/runner'
import { forget } from '#shared/remembered'
import { highlighter } from '#search/queries/highlight'
import { provideSynonyms } from '#search/actions/provide_synonyms'
import { contract, document, found, index, indexOf } from '#tests/contracts/search/documents'

let names: string[][] = []
provideSynonyms(async () => names)

const search = (text: string) => index().search({ text, staff: false })

contract('slips of the finger', () => {
  test('takes a mistyped Latin word for the nearest that is known, and says so', async ({
    assert,
  }) => {
    const leaf = document('Photosynthesis in a leaf')
    await indexOf(leaf, document('Conservation of energy'), document('Lessons'))
    for (const typed of ['photosynthsis', 'photosinthesis', 'Photosynhtesis', 'potosynthesis']) {
      const { ids, readAs } = await search(typed)
      assert.deepEqual(ids, [leaf.id], typed)
      assert.equal(readAs, 'photosynthesis', typed)
    }
    assert.deepEqual(await found('photosinth'), [leaf.id])
    assert.deepEqual(await found('leef photosynthesis'), [leaf.id])
  })

  test('leaves what is written somewhere, short words and numbers as they are', async ({
    assert,
  }) => {
    const energy = document('energy')
    await indexOf(energy, document('enemy'), document('car 2026'))
    const exact = await search('energy')
    assert.deepEqual(exact.ids, [energy.id])
    assert.isUndefined(exact.readAs)
    assert.deepEqual(await found('cat'), [])
    assert.deepEqual(await found('2025'), [])
    assert.deepEqual(await found('zzzzzzzz'), [])
  })

  test('knows the word that was probably meant, in Khmer and in Latin letters', async ({
    assert,
  }) => {
    await indexOf(document('គណិតវិទ្យា'), document('ច្បាប់ញូតុន'), document('Photosynthesis'))
    assert.equal(await index().nearest('គណតវិទ្យា'), 'គណិតវិទ្យា')
    assert.equal(await index().nearest('ច្បាប់ញូតុម'), 'ច្បាប់ញូតុន')
    assert.equal(await index().nearest('photosintesis'), 'photosynthesis')
    assert.isUndefined(await index().nearest('គណិតវិទ្យា'))
    assert.isUndefined(await index().nearest('ហ្គ្រីនលែន'))
  })
})

contract('names that mean the same', (group) => {
  group.each.setup(() => {
    names = [
      ['គណិតវិទ្យា', 'Mathematics', 'maths', 'kanit', 'kanit vityea'],
      ['រូបវិទ្យា', 'Physics'],
    ]
    forget()
    return () => {
      names = []
      forget()
    }
  })

  test('each name finds what any of them finds', async ({ assert }) => {
    const khmer = document('សៀវភៅគណិតវិទ្យាថ្នាក់ទី១០')
    const english = document('Mathematics for grade 10')
    const roman = document('Kanit vityea')
    await indexOf(khmer, english, roman, document('រូបវិទ្យា'))
    for (const typed of ['គណិតវិទ្យា', 'MATHS', 'mathematics', 'kanit', 'kanit vityea']) {
      assert.sameMembers(await found(typed), [khmer.id, english.id, roman.id], typed)
    }
  })

  test('stands with other words, and with numbers in either digits', async ({ assert }) => {
    const ten = document('គណិតវិទ្យា ថ្នាក់ទី ១០')
    await indexOf(ten, document('គណិតវិទ្យា ថ្នាក់ទី ១១'), document('រូបវិទ្យា ថ្នាក់ទី ១០'))
    for (const typed of ['maths 10', 'maths ១០', '១០ kanit vityea']) {
      assert.deepEqual(await found(typed), [ten.id], typed)
    }
  })

  test('marks the other names too, never a part of a cluster', async ({ assert }) => {
    const { mark } = await highlighter('maths')
    const stretches = mark('មេរៀនគណិតវិទ្យា')
    assert.deepEqual(stretches, [
      { text: 'មេរៀន', hit: false },
      { text: 'គណិតវិទ្យា', hit: true },
    ])
  })
})

contract('while somebody types', () => {
  test('looks in titles only where that is asked, and counts nouns whatever the filters', async ({
    assert,
  }) => {
    const title = document('កម្លាំង', { facets: { grade: ['10'] } })
    const text = document('ចលនា', { texts: ['កម្លាំង'], facets: { grade: ['11'] } })
    const page = document('កម្លាំង', { noun: 'handbook' })
    await indexOf(title, text, page)
    assert.deepEqual(await found('កម្លាំង', { titlesOnly: true, nouns: ['resource'] }), [title.id])
    const { nouns, total } = await index().search({
      ...{ text: 'កម្លាំង', staff: false, nouns: ['resource'], filters: { grade: ['10'] } },
    })
    assert.equal(total, 1)
    assert.deepEqual(nouns, { resource: 2, handbook: 1 })
  })
})
