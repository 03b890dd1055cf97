import fc from 'fast-check'
import { test } from '@japa/runner'
import { XapiProblem } from '#runtime/lrs/problem'
import { statementOf } from '#runtime/lrs/validation/statements'
import { inUtc, timestampOf } from '#runtime/lrs/validation/timestamps'
import { saysTheSame } from '#runtime/lrs/store/same_statement'
import { idFrom, millisecondsOf } from '#runtime/lrs/store/keys'
import { parseMultipart, writeMultipart } from '#runtime/lrs/multipart'
import { scormAnswer, scormStatement } from '#runtime/statements/scorm'
import { videoStatement } from '#runtime/statements/video'
import { h5pStatement } from '#runtime/statements/h5p'
import { quizFinished, viewed } from '#runtime/statements/pages'
import { newId } from '#shared/ids'
import type { JsonObject } from '#runtime/lrs/validation/json'

const base = (): JsonObject => ({
  actor: { mbox: 'mailto:dara@example.kh' },
  verb: { id: 'https://a.kh/did' },
  object: { id: 'https://a.kh/thing' },
})

const isTaken = (value: unknown) => {
  try {
    statementOf(value, '1.0.3')
    return true
  } catch (error) {
    if (error instanceof XapiProblem && error.status === 400) return false
    throw error
  }
}

test.group('Statements: rules', () => {
  test('anything at all is taken or refused with 400, never an accident', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value = JSON.parse(json)
        isTaken(value)
        for (const name of ['actor', 'verb', 'object', 'result', 'context', 'attachments']) {
          isTaken({ ...base(), [name]: value })
        }
      }),
      { numRuns: 500 }
    )
  })

  test('a name that xAPI does not have is refused wherever it stands', ({ assert }) => {
    const places: ((extra: object) => object)[] = [
      (extra) => ({ ...base(), ...extra }),
      (extra) => ({ ...base(), actor: { ...base().actor, ...extra } }),
      (extra) => ({ ...base(), verb: { ...base().verb, ...extra } }),
      (extra) => ({ ...base(), object: { ...base().object, ...extra } }),
      (extra) => ({ ...base(), result: extra }),
      (extra) => ({ ...base(), result: { score: extra } }),
      (extra) => ({ ...base(), context: extra }),
      (extra) => ({ ...base(), context: { contextActivities: extra } }),
    ]
    fc.assert(
      fc.property(
        fc.string({ minLength: 3 }).map((name) => `x${name}`),
        (name) => {
          places.forEach((place, at) => assert.isFalse(isTaken(place({ [name]: 1 })), String(at)))
        }
      )
    )
    places.forEach((place, at) => assert.isTrue(isTaken(place({})), String(at)))
  })

  test('times keep their moment through every offset', ({ assert }) => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 }).filter((one) => one !== 0)
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }),
        offset,
        (date, minutes) => {
          const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 23)
          const pad = (value: number) => String(Math.floor(value)).padStart(2, '0')
          const size = Math.abs(minutes)
          const zone = `${minutes < 0 ? '-' : '+'}${pad(size / 60)}:${pad(size % 60)}`
          const read = timestampOf(local + zone, 'timestamp', '2.0.0')
          assert.equal(read, date.getTime())
          assert.equal(inUtc(local + zone, read), date.toISOString())
        }
      )
    )
    for (const bad of ['2026-02-30T00:00:00Z', '2026-01-01T00:00:00-00:00', '2026', 'today', 5]) {
      assert.throws(() => timestampOf(bad, 'timestamp', '1.0.3'))
    }
  })

  test('order of names and of members is nothing, values are', ({ assert }) => {
    const group = (names: string[]) => ({
      ...base(),
      actor: { objectType: 'Group', member: names.map((one) => ({ mbox: `mailto:${one}@a.kh` })) },
    })
    assert.isTrue(saysTheSame(group(['a', 'b']), group(['b', 'a'])))
    assert.isFalse(saysTheSame(group(['a', 'b']), group(['a', 'c'])))
    const { actor, verb, object } = base()
    assert.isTrue(saysTheSame({ object, verb, actor }, base()))
    const long = { ...base(), result: { duration: 'PT1.239S' } }
    assert.isTrue(saysTheSame(long, { ...base(), result: { duration: 'PT1.23S' } }))
    assert.isFalse(saysTheSame(long, { ...base(), result: { duration: 'PT1.24S' } }))
  })

  test('an id lies between those of the moments around it', ({ assert }) => {
    const before = Date.now()
    const id = newId()
    assert.isAtLeast(millisecondsOf(id), before)
    assert.isTrue(idFrom(before) <= id)
    assert.isTrue(id < idFrom(Date.now() + 2))
  })

  test('parts come out as they went in, whatever their bytes', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1 }), (list) => {
        const contents = list.map((bytes) => Buffer.from(bytes))
        const { contentType, body } = writeMultipart(
          contents.map((content, at) => ({ headers: { 'X-No': String(at) }, content }))
        )
        const parts = parseMultipart(contentType, body)
        assert.deepEqual(
          parts.map(({ content }) => Buffer.from(content)),
          contents
        )
      })
    )
  })
})

test.group('Statements of the platform are well formed', () => {
  const happening = { key: 'launch/1', personId: newId(), at: new Date(), registration: newId() }
  const course = { id: 'https://a.kh/packages/K7QM2XA', name: { km: 'ពីជគណិត' } }
  const sco = { id: `${course.id}/items/one` }
  const moment = { ...happening, sco, course, attempt: 1 }

  test('SCORM, also with scores out of order', ({ assert }) => {
    const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      nil: undefined,
    })
    const score = fc.record({ scaled: number, raw: number, min: number, max: number })
    fc.assert(
      fc.property(score, fc.double({ min: 0, max: 1e6, noNaN: true }), (reached, seconds) => {
        for (const what of ['began', 'completed', 'passed', 'failed', 'ended'] as const) {
          assert.isTrue(isTaken(scormStatement({ ...moment, what, score: reached, seconds })))
        }
      })
    )
    const answer = { key: 'ស/1', type: 'fill_in', response: 'x', correct: ['y'], isCorrect: false }
    assert.isTrue(isTaken(scormAnswer(moment, answer)))
    assert.isTrue(isTaken(scormAnswer(moment, { key: '1', type: 'what' })))
  })

  test('videos, pages, quizzes, H5P', ({ assert }) => {
    const video = { ...happening, video: course, session: 's', time: 3.14159, length: 60 }
    for (const what of ['initialized', 'played', 'paused', 'seeked', 'completed'] as const) {
      const segments: [number, number][] = [[0, 3]]
      assert.isTrue(isTaken(videoStatement({ ...video, what, segments, progress: 0.5 })))
    }
    assert.isTrue(isTaken(viewed(happening, course, [sco])))
    assert.isTrue(isTaken(quizFinished(happening, course, { isPassed: true, score: { raw: 4 } })))
    const sent = {
      actor: { name: 'A Pupil', mbox: 'mailto:pupil@example.kh' },
      verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
      object: { id: 'http://x.kh/h5p?subContentId=' + newId() },
      context: {
        contextActivities: { category: [{ id: 'http://h5p.org/libraries/H5P.Blanks-1.14' }] },
      },
    }
    const kept = h5pStatement(happening, course, sent)
    assert.isTrue(isTaken(kept))
    assert.notInclude(JSON.stringify(kept), 'Pupil')
    assert.notInclude(JSON.stringify(kept), 'pupil@')
    assert.match(kept.object.id, /^https:\/\/a\.kh\/packages\/K7QM2XA\?subContentId=/)
  })

  test('the same happening has the same id', ({ assert }) => {
    const one = scormStatement({ ...moment, what: 'passed' })
    assert.equal(one.id, scormStatement({ ...moment, what: 'passed' }).id)
    assert.notEqual(one.id, scormStatement({ ...moment, what: 'completed' }).id)
  })
})
