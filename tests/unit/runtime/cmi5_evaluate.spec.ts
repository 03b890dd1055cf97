import { test } from '@japa/runner'
import { isMet, satisfied, WHOLE, type Standing } from '#runtime/cmi5/evaluate'
import type { Block, CourseItem, MoveOn, Unit } from '#runtime/cmi5/types'

const part = (key: string) => ({ key, id: key, title: {}, description: {}, objectives: [] })

const unit = (key: string, moveOn: MoveOn): Unit => ({
  ...{ kind: 'au', ...part(key), moveOn, place: { path: 'a', suffix: '' } },
  ...{ masteryScore: null, launchMethod: 'AnyWindow', launchParameters: null },
  ...{ entitlementKey: null, activityType: null },
})

const block = (key: string, ...items: CourseItem[]): Block => ({
  ...{ kind: 'block', ...part(key), items },
})

const said = (more: Partial<Standing> = {}): Standing => ({
  ...{ completed: false, passed: false, waived: false },
  ...more,
})

const table: [MoveOn, string][] = [
  // For nothing, completed, passed, both, waived.
  ['Completed', 'nynyy'],
  ['Passed', 'nnyyy'],
  ['CompletedAndPassed', 'nnnyy'],
  ['CompletedOrPassed', 'nyyyy'],
  ['NotApplicable', 'yyyyy'],
]

test.group('What a cmi5 course has come to', () => {
  for (const [moveOn, wanted] of table) {
    test(`moveOn ${moveOn}`, ({ assert }) => {
      const standings = [
        ...[undefined, said({ completed: true }), said({ passed: true })],
        ...[said({ completed: true, passed: true }), said({ waived: true })],
      ]
      const found = standings.map((one) => (isMet({ moveOn }, one) ? 'y' : 'n')).join('')
      assert.equal(found, wanted)
    })
  }

  test('inner blocks before those around them, the course last', ({ assert }) => {
    const inner = block('inner', unit('a', 'Completed'), unit('free', 'NotApplicable'))
    const course = { items: [block('outer', inner, unit('b', 'Passed')), unit('c', 'Passed')] }
    const after = (entries: [string, Standing][]) => satisfied(course, new Map(entries))
    const a: [string, Standing] = ['a', said({ completed: true })]
    const b: [string, Standing] = ['b', said({ passed: true })]
    assert.deepEqual(after([]), [])
    assert.deepEqual(after([a]), ['inner'])
    assert.deepEqual(after([a, b]), ['inner', 'outer'])
    assert.deepEqual(after([a, b, ['c', said({ waived: true })]]), ['inner', 'outer', WHOLE])
  })
})
