import fc from 'fast-check'
import { test } from '@japa/runner'
import { mark } from '#courses/marking/mark'
import { readAnswer } from '#courses/marking/read_answer'
import { rightAnswer } from '#courses/marking/right_answer'
import { shareOfTicks } from '#courses/marking/ticks'
import { shuffled } from '#courses/marking/shuffle'
import { checkQuestion } from '#shared/questions/check_question'
import { anyQuestion } from '#tests/support/questions'
import type { Answer, Question } from '#shared/questions/types'

const text = (km: string) => ({ km })
const ofType = <T extends Question['type']>(type: T, body: object) =>
  ({ type, text: text('?'), points: 1, body }) as unknown as Question
const share = (question: Question, sent: unknown) =>
  mark(question, readAnswer(question, sent)).share

const ticks = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 8 })
  .chain((keys) =>
    fc.tuple(
      fc.tuple(...keys.map((key) => fc.record({ key: fc.constant(key), correct: fc.boolean() }))),
      fc.subarray(keys),
      fc.constantFrom('all' as const, 'balance' as const, 'credits' as const)
    )
  )
  .filter(([options]) => options.some(({ correct }) => correct))

test.group('Marking', () => {
  test('every answer to every question is worth between nothing and all of it', () => {
    fc.assert(
      fc.property(anyQuestion(), fc.anything(), (question, sent) => {
        const { share: worth } = mark(question, readAnswer(question, sent))
        return question.type === 'essay' || (worth !== null && worth >= 0 && worth <= 1)
      })
    )
  })

  test('the right answer brings all, none brings nothing, and a question is what its schema says', ({
    assert,
  }) => {
    fc.assert(
      fc.property(anyQuestion(), (question) => {
        const checked = checkQuestion(question)
        assert.isTrue(checked.ok, JSON.stringify(checked))
        if (question.type === 'essay') return
        const right = rightAnswer(question)
        const through = readAnswer(question, JSON.parse(JSON.stringify(right)))
        assert.equal(mark(question, through).share, 1, JSON.stringify(question))
        assert.equal(mark(question, null).share, 0)
      })
    )
  })

  test('in which order choices are ticked and parts are filled makes no difference', ({
    assert,
  }) => {
    fc.assert(
      fc.property(anyQuestion(), fc.string(), (question, seed) => {
        const right = rightAnswer(question)
        if (question.type === 'order' || right === null || typeof right !== 'object') return
        const mixed: Answer = Array.isArray(right)
          ? shuffled(right, seed)
          : Object.fromEntries(shuffled(Object.entries(right), seed))
        assert.equal(mark(question, mixed).share, mark(question, right).share)
      })
    )
  })

  test('one more right choice never costs, one more wrong one never helps', ({ assert }) => {
    fc.assert(
      fc.property(ticks, ([options, chosen, rule]) => {
        const before = shareOfTicks(options, rule, chosen)
        for (const { key, correct } of options.filter((one) => !chosen.includes(one.key))) {
          const after = shareOfTicks(options, rule, [...chosen, key])
          if (correct) assert.isAtLeast(after, before)
          else assert.isAtMost(after, before)
        }
      })
    )
  })

  test('a part more that is right is never worth less', ({ assert }) => {
    fc.assert(
      fc.property(anyQuestion(['match', 'gap']), (question) => {
        const right = Object.entries(rightAnswer(question) as Record<string, string>)
        let before = 0
        for (const count of right.keys()) {
          const some = Object.fromEntries(right.slice(0, count + 1))
          const { share: worth } = mark(question, some)
          assert.isAtLeast(worth!, before)
          before = worth!
        }
      })
    )
  })

  test('numbers as they are typed in Cambodia: digits, points, commas, powers, units', ({
    assert,
  }) => {
    const question = ofType('numeric', {
      answers: [{ value: 1234.5, tolerance: 0.5, credit: 1 }],
      units: {
        list: [
          { name: 'm/s²', factor: 1 },
          { name: 'km/s²', factor: 1000 },
        ],
        required: true,
        penalty: 0.25,
      },
    })
    const worth = (value: string, unit?: string) => share(question, { value, unit })
    for (const value of ['1234.5 m/s2', '1,234.5m/s^2', '១.២៣៤,៥ m/s²', '1.2345×10^3 m/s²']) {
      assert.equal(worth(value), 1, value)
    }
    assert.equal(worth('1.2345', 'km/s²'), 1)
    assert.equal(worth('1.2345e3', 'm/s2'), 1)
    assert.equal(worth('1.2345x10³ m/s²'), 1)
    assert.equal(worth('1234.5'), 0.75)
    assert.equal(worth('1234.5 kg'), 0.75)
    assert.equal(worth('1236'), 0)
    assert.equal(worth('about a thousand'), 0)
  })

  test('a tolerance in parts of the value, and what doubles make of 0.1 + 0.2', ({ assert }) => {
    const near = ofType('numeric', {
      answers: [{ value: 200, tolerance: 0.05, relative: true, credit: 1 }],
    })
    assert.equal(share(near, '210'), 1)
    assert.equal(share(near, '190'), 1)
    assert.equal(share(near, '210.1'), 0)
    const exact = ofType('numeric', { answers: [{ value: 0.1 + 0.2, tolerance: 0, credit: 1 }] })
    assert.equal(share(exact, '0,3'), 1)
    assert.equal(share(exact, '3/10'), 1)
    assert.equal(share(exact, '-0.3'), 0)
  })

  test('Khmer is compared as it is read, not as it was typed', ({ assert }) => {
    const question = ofType('short_text', {
      answers: [
        { text: 'សិទ្ធិ', credit: 1 },
        { text: 'បណ្តុះបណ្តាល', credit: 1 },
        { text: 'ទី១០', credit: 0.5 },
      ],
    })
    for (const typed of ['សិទិ្ធ', ' សិទ្ធិ។ ', 'បណ្ដុះ\u200Bបណ្ដាល', 'បណ្តុះ បណ្តាល']) {
      assert.equal(share(question, typed), 1, typed)
    }
    assert.equal(share(question, 'ទី10'), 0.5)
    assert.equal(share(question, 'សិទ្ធ'), 0)
  })

  test('capitals count where they are said to, and a star stands for anything', ({ assert }) => {
    const answers = [{ text: 'Na*Cl', credit: 1 }]
    const star = ofType('short_text', { answers, wildcard: true, caseSensitive: true })
    assert.equal(share(star, 'Na and Cl'), 1)
    assert.equal(share(star, 'na and cl'), 0)
    const plain = ofType('short_text', { answers })
    assert.equal(share(plain, 'na*cl'), 1)
    assert.equal(share(plain, 'NaxCl'), 0)
  })

  test('an order is worth what stands in its place, or its pairs', ({ assert }) => {
    const items = ['a', 'b', 'c', 'd'].map((key) => ({ key, text: text(key) }))
    const one = (rule: string) => ofType('order', { items, rule })
    assert.equal(share(one('places'), ['a', 'c', 'b', 'd']), 0.5)
    assert.equal(share(one('all'), ['a', 'c', 'b', 'd']), 0)
    assert.equal(mark(one('pairs'), ['a', 'c', 'b', 'd']).share, 0.666666667)
    assert.equal(share(one('pairs'), ['d', 'c', 'b', 'a']), 0)
    assert.equal(share(one('all'), { a: '1', b: '2', c: '3', d: '4' }), 1)
    assert.equal(share(one('all'), ['a', 'a', 'b', 'c', 'd', 'z']), 1)
  })

  test('a shuffle follows from its seed and loses nothing', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
        assert.deepEqual(shuffled(list, seed), shuffled(list, seed))
        assert.deepEqual(shuffled(list, seed).sort(), [...list].sort())
      })
    )
    assert.notDeepEqual(shuffled([1, 2, 3, 4, 5, 6], 'a'), shuffled([1, 2, 3, 4, 5, 6], 'b'))
  })

  test('what cannot be asked or marked is refused with its reason', ({ assert }) => {
    const problems = (question: unknown) => {
      const checked = checkQuestion(question)
      return checked.ok ? [] : checked.problems
    }
    assert.deepEqual(problems(null), ['schema'])
    assert.deepEqual(problems({ type: 'riddle' }), ['schema'])
    const choice = (credit: number) => ({ key: `k${credit * 10}`, text: text('x'), credit })
    const some = (options: object[]) => ofType('single', { options, shuffle: true })
    assert.deepEqual(problems(some([choice(1)])), ['schema'])
    assert.deepEqual(problems(some([choice(0), choice(0.5)])), ['none_right'])
    assert.deepEqual(problems(some([choice(1), choice(1)])), ['keys'])
    const gaps = [{ key: 'a', kind: 'text', answers: [{ text: 'x', credit: 1 }] }]
    const gap = { ...ofType('gap', { gaps }), text: { km: '[[b]]' } }
    assert.deepEqual(problems(gap), ['gap_missing', 'gap_unused'])
    assert.deepEqual(problems({ ...ofType('essay', {}), text: { km: ' ' } }), ['no_text'])
  })
})
