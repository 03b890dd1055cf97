import { test } from '@japa/runner'
import { pointsOf, rubricOf } from '#courses/editing/rubric'

test.group('Rubrics', () => {
  test('criteria with points, and with levels to choose from', ({ assert }) => {
    const typed =
      'A word before\nUnits | 2\n- all | 3\n– some | 1,5\n- none | 0\n\nClear｜ 4\n- nothing'
    const criteria = rubricOf(typed)
    assert.deepEqual(
      criteria.map(({ text, points }) => [text, points]),
      [
        ['Units', 3],
        ['Clear', 4],
      ]
    )
    assert.deepEqual(
      criteria[0].levels.map(({ points }) => points),
      [3, 1.5, 0]
    )
    assert.equal(pointsOf(criteria), 7)
    assert.deepEqual(rubricOf(undefined), [])
  })
})
