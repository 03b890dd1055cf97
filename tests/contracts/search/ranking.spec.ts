import { test } from '@japa/runner'
import {
  contract,
  document,
  FakeSource,
  found,
  index,
  indexOf,
} from '#tests/contracts/search/documents'

contract('ranking and pages', () => {
  test('a whole word comes before a part of one, a title before a text', async ({ assert }) => {
    const text = document('មេរៀន', { texts: ['សាលា សាលា សាលា សាលា'] })
    const part = document('សាលារៀន')
    const whole = document('ទៅសាលា')
    const partInText = document('មេរៀន', { texts: ['សាលារៀន'] })
    await indexOf(text, part, whole, partInText)
    assert.deepEqual(await found('សាលា'), [whole.id, text.id, part.id, partInText.id])
  })

  test('pages of many answers: whole words first, then the latest, each once', async ({
    assert,
  }) => {
    const many = Array.from({ length: 450 }, () => document('មេរៀន', { texts: ['សាលារៀន'] }))
    const whole = document('ទៅសាលា')
    await indexOf(...many.slice(0, 200), whole, ...many.slice(200))
    const all = [whole, ...many.toReversed()].map(({ id }) => id)
    const page = (number: number) => found('សាលា', { page: number, perPage: 100 })
    assert.deepEqual(await page(1), all.slice(0, 100))
    assert.deepEqual(await page(5), all.slice(400))
  })

  test('orders by date or by title where asked', async ({ assert }) => {
    const old = document('គ', { date: 1000 })
    const middle = document('ក', { date: 2000 })
    const young = document('ខ', { date: 3000 })
    await indexOf(old, middle, young)
    assert.deepEqual(await found(''), [young.id, middle.id, old.id])
    assert.deepEqual(await found('', { sort: 'title' }), [middle.id, young.id, old.id])
  })

  test('gives pages without overlap and the total', async ({ assert }) => {
    const documents = Array.from({ length: 7 }, (_, n) => document(`ទឹក ${n}`, { date: n }))
    await indexOf(...documents)
    const pages = await Promise.all(
      [1, 2, 3].map((page) => index().search({ text: 'ទឹក', staff: false, page, perPage: 3 }))
    )
    assert.deepEqual(
      pages.map(({ ids }) => ids.length),
      [3, 3, 1]
    )
    assert.equal(pages[0].total, 7)
    assert.sameMembers(
      pages.flatMap(({ ids }) => ids),
      documents.map(({ id }) => id)
    )
  })

  test('a word that most documents hold is answered in time that grows with their number', async ({
    assert,
  }) => {
    const documents = Array.from({ length: 2000 }, (_, n) => document(`ទឹក ${n}`, { date: n }))
    await index().rebuild([new FakeSource(documents, 500)])
    const from = performance.now()
    assert.lengthOf(await found('ទឹក', { perPage: 12 }), 12)
    assert.isBelow(performance.now() - from, 500)
  })
})
