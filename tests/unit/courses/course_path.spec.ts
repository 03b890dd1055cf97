import fc from 'fast-check'
import { test } from '@japa/runner'
import { coursePath, counts, share } from '#courses/path/course_path'
import { movedParts, readOrder } from '#courses/editing/order_parts'
import type { Activity, Completion, Progress } from '#courses/course_types'

const now = new Date('2026-11-23T00:00:00Z')
const later = new Date('2026-12-01T00:00:00Z')
const sections = [
  { id: 's1', titleKm: null, titleEn: null, opensAt: null },
  { id: 's2', titleKm: null, titleEn: null, opensAt: null },
]

const activity = (id: string, more: Partial<Activity> = {}): Activity => ({
  ...{ id, courseId: 'c', sectionId: 's1', type: 'page', titleKm: id, titleEn: id, settings: {} },
  ...{ resourceId: null, packageId: null, quizId: null, completion: 'said', passing: null },
  ...{ isRequired: true, test: null, afterId: null, opensAt: null, dueAt: null, minutes: null },
  ...more,
})

const done = (activityId: string): Progress => ({
  ...{ activityId, attemptId: null, score: null, begunAt: now, doneAt: now },
})

const path = (activities: Activity[], progress: Progress[] = [], inOrder = false) =>
  coursePath({ sections, activities, progress, inOrder, now })

test.group('The path through a course', () => {
  test('done, now and next; a page that completes nothing is never now', ({ assert }) => {
    const none: Completion = 'none'
    const steps = path(
      [activity('a'), activity('b', { completion: none }), activity('c'), activity('d')],
      [done('a')]
    )
    assert.deepEqual(
      steps.map(({ state }) => state),
      ['done', 'next', 'now', 'next']
    )
    assert.deepEqual(share(steps), { done: 1, of: 3 })
  })

  test('in order: what stands behind is closed, and says behind what', ({ assert }) => {
    const steps = path([activity('a'), activity('b'), activity('c')], [done('a')], true)
    assert.deepEqual(
      steps.map(({ lock }) => lock),
      [null, null, { after: 'b' }]
    )
  })

  test('until a time of its own or of its section, and after another one', ({ assert }) => {
    const steps = coursePath({
      ...{ progress: [], inOrder: false, now },
      sections: [sections[0], { ...sections[1], opensAt: later }],
      activities: [
        activity('a', { opensAt: later }),
        activity('b', { sectionId: 's2' }),
        activity('c', { afterId: 'a' }),
      ],
    })
    assert.deepEqual(
      steps.map(({ lock }) => lock),
      [{ until: later }, { until: later }, { after: 'a' }]
    )
  })

  test('a test before learning does not count, and does not hold up', ({ assert }) => {
    const steps = path([activity('a', { test: 'pre' }), activity('b')], [], true)
    assert.deepEqual(
      steps.map(({ lock }) => lock),
      [null, null]
    )
    assert.deepEqual(share(steps), { done: 0, of: 1 })
  })

  test('there is one step to take whenever something open is left, and what is done is never closed', ({
    assert,
  }) => {
    const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
    fc.assert(
      fc.property(
        some,
        some,
        fc.boolean(),
        fc.array(fc.boolean()),
        (ids, ready, inOrder, needed) => {
          const all = ids.map((id, at) => activity(id, { isRequired: needed[at] ?? true }))
          const steps = path(all, ready.map(done), inOrder)
          const left = steps.filter(({ state }) => state !== 'done')
          assert.lengthOf(
            steps.filter(({ state }) => state === 'now'),
            left.length > 0 ? 1 : 0
          )
          for (const { state, lock } of steps) if (state === 'done') assert.isNull(lock)
          const { done: count, of } = share(steps)
          assert.isAtMost(count, of)
          assert.equal(of, all.filter(counts).length)
        }
      )
    )
  })
})

test.group('The order of a course', () => {
  const uuid = (n: number) => `01a20819-a1b3-7045-8b27-d4087be9e3b${n}`
  const outline = {
    sections: sections.map((one, at) => ({ ...one, id: uuid(at) })),
    activities: [
      activity(uuid(3), { sectionId: uuid(0) }),
      activity(uuid(4), { sectionId: uuid(0) }),
    ],
  }

  test('is read from what the page sends; what is no id is left out', ({ assert }) => {
    assert.deepEqual(readOrder(`${uuid(0)}:${uuid(3)},x;y:${uuid(4)};${uuid(1)}:`), [
      { section: uuid(0), ids: [uuid(3)] },
      { section: uuid(1), ids: [] },
    ])
  })

  test('a step up, a step down, over the end into the next section, and at the ends nothing', ({
    assert,
  }) => {
    const lists = (move: 'up' | 'down', of: string) =>
      movedParts(outline, { move, of }).map(({ section, ids }) => [section, ...ids])
    assert.deepEqual(lists('up', uuid(4))[0], [uuid(0), uuid(4), uuid(3)])
    assert.deepEqual(lists('down', uuid(4)), [
      [uuid(0), uuid(3)],
      [uuid(1), uuid(4)],
    ])
    assert.deepEqual(lists('up', uuid(3))[0], [uuid(0), uuid(3), uuid(4)])
    assert.deepEqual(
      lists('down', uuid(0)).map(([id]) => id),
      [uuid(1), uuid(0)]
    )
  })
})
