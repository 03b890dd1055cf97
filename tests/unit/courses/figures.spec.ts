import fc from 'fast-check'
import { test } from '@japa/runner'
import { gradeOf } from '#courses/quizzes/grade'
import { analyseItems, correlation } from '#courses/quizzes/item_analysis'
import { gradings } from '#courses/types'

const attempts = [
  { number: 2, score: 9, most: 10 },
  { number: 1, score: 5, most: 10 },
  { number: 3, score: 7, most: 10 },
]

test.group('Figures of quizzes', () => {
  test('which attempt counts', ({ assert }) => {
    const grades = gradings.map((one) => gradeOf(attempts, one))
    assert.deepEqual(grades.slice(0, 3), [0.9, 0.7, 0.5])
    assert.approximately(grades[3]!, 0.7, 1e-9)
    assert.isNull(gradeOf([], 'highest'))
    assert.equal(gradeOf([{ number: 1, score: 0, most: 0 }], 'average'), 0)
  })

  test('difficulty is the mean, discrimination goes with the rest of the quiz', ({ assert }) => {
    const rows = [1, 1, 0, 0].flatMap((good, person) =>
      ['a', 'b', 'against'].map((itemId) => ({
        ...{ attemptId: `p${person}`, itemId, most: 2, answered: true },
        score: itemId === 'against' ? 2 - 2 * good : 2 * good,
      }))
    )
    const [a, , against] = analyseItems(rows)
    assert.equal(a.difficulty, 0.5)
    assert.equal(against.discrimination, -1)
    assert.equal(against.asked, 4)
    assert.isNull(analyseItems(rows.slice(0, 3))[0].discrimination)
  })

  test('a correlation lies between -1 and 1', () => {
    const pairs = fc.array(
      fc.tuple(fc.float({ noNaN: true, min: 0, max: 1 }), fc.float({ noNaN: true, min: 0, max: 1 }))
    )
    fc.assert(
      fc.property(pairs, (list) => {
        const r = correlation(
          list.map(([a]) => a),
          list.map(([, b]) => b)
        )
        return r === null || (r >= -1 && r <= 1)
      })
    )
  })

  test('answers wait on the device until the server has them, the newest of each, through a restart', async ({
    assert,
  }) => {
    const { href } = new URL('../../../resources/js/answer_queue.js', import.meta.url)
    const { answerQueue } = await import(href)
    const kept = new Map<string, unknown>()
    const store = {
      get: async (name: string) => structuredClone(kept.get(name)),
      set: async (name: string, value: unknown) => void kept.set(name, structuredClone(value)),
      remove: (name: string) => kept.delete(name),
    }
    const sent: [string, number][] = []
    let status = 0
    const post = async (id: string, { number }: { number: number }) => {
      if (status === 200) sent.push([id, number])
      return { status }
    }
    const before = answerQueue(store, 'quiz-1', post)
    await before.add('x', { number: 1 })
    await before.add('x', { number: 2 })
    await before.add('y', { number: 3 })
    await before.flush()
    assert.deepEqual(before.state, { waiting: 2, isOver: false })
    status = 200
    const after = answerQueue(store, 'quiz-1', post)
    await after.flush()
    assert.deepEqual(sent, [
      ['x', 2],
      ['y', 3],
    ])
    assert.equal(kept.size, 0)
    status = 409
    await after.add('x', { number: 4 })
    await after.flush()
    assert.deepEqual(after.state, { waiting: 0, isOver: true })
  })
})
