import { test } from '@japa/runner'
import { chartShape, niceTop } from '#shared/http/view/chart'

test.group('Charts', () => {
  test('the end of a scale is a round number not below the largest value', ({ assert }) => {
    const tops = [0, 1, 3, 7, 71, 100, 101, 999, 12_345].map(niceTop)
    assert.deepEqual(tops, [2, 2, 4, 8, 80, 100, 200, 1000, 20_000])
    assert.equal(niceTop(Number.NaN), 2)
  })

  test('bars are as long as their values, those of nothing are not drawn', ({ assert }) => {
    const series = [{ name: 'a', values: [50, 0, 100, null, -5] }]
    const { rows } = chartShape('bar', ['k', 'l', 'm', 'n', 'o'], series)
    assert.deepEqual(
      rows.map(({ bars }) => bars.map(({ width }) => width)),
      [['50%'], [], ['100%'], [], []]
    )
    assert.deepEqual(
      rows.map(({ value }) => value),
      [50, 0, 100, null, -5]
    )
  })

  test('a stack begins where the part before it ends', ({ assert }) => {
    const { rows } = chartShape(
      'stack',
      ['k'],
      [
        { name: 'a', values: [30] },
        { name: 'b', values: [10] },
      ]
    )
    assert.deepEqual(
      rows[0].bars.map(({ x, width }) => [x, width]),
      [
        ['0%', '75%'],
        ['75%', '25%'],
      ]
    )
    assert.equal(rows[0].value, 40)
  })

  test('a line is broken where a number is missing', ({ assert }) => {
    const { lines, dots } = chartShape(
      'line',
      ['a', 'b', 'c', 'd', 'e'],
      [{ name: 's', values: [1, 2, null, 3, 4] }]
    )
    assert.lengthOf(dots, 4)
    assert.lengthOf(lines, 2)
  })

  test('no number makes no shape that is none', ({ assert }) => {
    for (const kind of ['bar', 'line', 'stack'] as const) {
      const shape = chartShape(kind, ['one'], [{ name: 's', values: [0] }])
      assert.notMatch(JSON.stringify(shape), /NaN|Infinity|null,"y|:-/)
    }
  })
})
