import fc from 'fast-check'
import { test } from '@japa/runner'
import { courseGrade, percentOf, type Mark } from '#courses/grading/course_grade'
import { HOUSE_LETTERS, letterFor, lettersOf } from '#courses/grading/letters'

const item = (id: string, categoryId: string | null = null, isDue = false) => ({
  ...{ id, categoryId, isDue },
})
const marks = (given: Record<string, number | 'excused' | null>) => (id: string) => {
  const one = given[id] ?? null
  return one === 'excused' ? { score: null, isExcused: true } : { score: one, isExcused: false }
}

test.group('The grade of a course', () => {
  test('without categories everything counts the same; what is missing only once it is due', ({
    assert,
  }) => {
    const items = [item('a'), item('b', null, true), item('c')]
    const given = marks({ a: 0.8, c: null })
    assert.closeTo(courseGrade(items, [], given, true).total!, 0.4, 1e-9)
    assert.closeTo(courseGrade(items, [], given, false).total!, 0.8, 1e-9)
    assert.isNull(courseGrade([item('a')], [], marks({}), true).total)
    const excused = marks({ a: 0.8, b: 'excused' })
    assert.closeTo(courseGrade(items, [], excused, true).total!, 0.8, 1e-9)
  })

  test('categories weigh, their lowest fall away, what is in none does not count', ({ assert }) => {
    const items = [item('a', 'x'), item('b', 'x'), item('c', 'y'), item('d'), item('e', 'gone')]
    const categories = [
      { id: 'x', weight: 3, dropLowest: 1 },
      { id: 'y', weight: 1, dropLowest: 4 },
      { id: 'z', weight: 9, dropLowest: 0 },
    ]
    const given = marks({ a: 0.2, b: 1, c: 0.6, d: 0, e: 0 })
    const { total, parts, dropped } = courseGrade(items, categories, given, true)
    assert.closeTo(total!, (3 * 1 + 0.6) / 4, 1e-9)
    assert.deepEqual(
      [...parts],
      [
        ['x', 1],
        ['y', 0.6],
        ['z', null],
      ]
    )
    assert.deepEqual([...dropped], ['a'])
  })

  test('it lies between the lowest and the highest, and no better mark makes it worse', ({
    assert,
  }) => {
    const mark = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
    const row = fc.record({ category: fc.constantFrom('x', 'y'), mark, isDue: fc.boolean() })
    const wish = fc.array(row, { minLength: 1, maxLength: 12 })
    const ask = fc.property(wish, fc.nat(3), fc.boolean(), (rows, dropLowest, countsMissing) => {
      const items = rows.map((one, n) => item(`${n}`, one.category, one.isDue))
      const categories = [
        { id: 'x', weight: 2, dropLowest },
        { id: 'y', weight: 1, dropLowest: 0 },
      ]
      const of =
        (add: number) =>
        (id: string): Mark => {
          const { mark: score } = rows[Number(id)]
          return { score: score === null ? null : Math.min(1, score + add), isExcused: false }
        }
      const { total } = courseGrade(items, categories, of(0), countsMissing)
      const better = courseGrade(items, categories, of(0.1), countsMissing).total
      if (total === null) return assert.isNull(better)
      assert.isAtLeast(total, -1e-9)
      assert.isAtMost(total, 1 + 1e-9)
      assert.isAtLeast(better!, total - 1e-9)
    })
    fc.assert(ask, { numRuns: 200 })
  })

  test('letters are given by what is shown', ({ assert }) => {
    const scale = lettersOf('ល្អ | 85\n A+｜95,5 \n\nF | 0')!
    assert.deepEqual(
      scale.map(({ letter }) => letter),
      ['A+', 'ល្អ', 'F']
    )
    assert.equal(letterFor(percentOf(0.84951), scale), 'ល្អ')
    assert.equal(letterFor(percentOf(0.8494), scale), 'F')
    assert.isNull(letterFor(10, lettersOf('B | 50')!))
    assert.isNull(lettersOf('A 85'))
    assert.isNull(lettersOf('A | 101'))
    assert.deepEqual(lettersOf(''), [])
    assert.isNotNull(lettersOf(HOUSE_LETTERS))
  })
})
