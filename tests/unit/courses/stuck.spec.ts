import { test } from '@japa/runner'
import { stuckOn } from '#courses/path/stuck'
import type { Activity, Progress } from '#courses/course_types'

const now = new Date('2026-11-20T03:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const activity = (id: string, more: Partial<Activity> = {}) =>
  ({
    ...{ id, completion: 'said', passing: null, isRequired: true, test: null, dueAt: null },
    ...{ minutes: 10, ...more },
  }) as Activity

const did = (activityId: string, minutes: number, more: Partial<Progress> = {}): Progress => ({
  ...{ activityId, attemptId: null, score: null, begunAt: ago(minutes), doneAt: null, ...more },
})

const asked = (more: Partial<Parameters<typeof stuckOn>[0]> = {}) =>
  stuckOn({
    ...{ activities: [activity('a'), activity('b')], progress: [], lastActivityId: null },
    ...{ seenAt: ago(1), isComplete: false, now, ...more },
  })

test.group('Who is stuck', () => {
  test('nobody who gets on, and nobody who is through', ({ assert }) => {
    assert.isNull(asked())
    assert.isNull(asked({ progress: [did('a', 5)], lastActivityId: 'a' }))
    assert.isNull(asked({ seenAt: ago(60 * 24 * 30), isComplete: true }))
  })

  test('by a score that is too low, also when something else is late', ({ assert }) => {
    const quiz = activity('q', { completion: 'score', passing: 60 })
    const late = activity('a', { dueAt: ago(10) })
    const found = asked({ activities: [late, quiz], progress: [did('q', 5, { score: 0.4 })] })
    assert.equal(found?.reason, 'low')
    assert.equal(found?.activity?.id, 'q')
    const passed = did('q', 5, { score: 0.8, doneAt: ago(1) })
    assert.equal(asked({ activities: [late, quiz], progress: [passed] })?.reason, 'late')
  })

  test('by what is due and not done, but not by what nobody needs', ({ assert }) => {
    const activities = [activity('a', { dueAt: ago(1), isRequired: false })]
    assert.isNull(asked({ activities }))
    activities[0].isRequired = true
    assert.equal(asked({ activities })?.reason, 'late')
    assert.isNull(asked({ activities, progress: [did('a', 9, { doneAt: ago(3) })] }))
  })

  test('at one thing for more than twice its time, until it was put down', ({ assert }) => {
    const at = (minutes: number) => asked({ progress: [did('a', minutes)], lastActivityId: 'a' })
    assert.isNull(at(19))
    assert.equal(at(21)?.reason, 'long')
    assert.isNull(at(181))
  })

  test('quiet for a week, on the first that is open', ({ assert }) => {
    const seenAt = ago(60 * 24 * 7)
    const found = asked({ seenAt, progress: [did('a', 60 * 24 * 8, { doneAt: seenAt })] })
    assert.equal(found?.reason, 'quiet')
    assert.equal(found?.activity?.id, 'b')
    assert.isNull(asked({ seenAt: ago(60 * 24 * 7 - 1) }))
  })
})
