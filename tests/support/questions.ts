import fc from 'fast-check'
import { questionTypes, type Question, type QuestionType } from '#shared/questions/types'

const word = fc.stringMatching(/^[a-zក-ង0-9]{1,8}$/)
const text = word.map((km) => ({ km }))
const keys = (least: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: least, maxLength: 6 })
const entries = (least: number) =>
  keys(least).map((list) => list.map((key) => ({ key, text: { km: `ពាក្យ ${key}` } })))
const amounts = fc
  .integer({ min: -1000, max: 1000 })
  .map((value) => [{ value: value / 8, tolerance: 0, credit: 1 }])
const wordings = word.map((said) => [{ text: said, credit: 1 }])

const options = (least: number) =>
  fc
    .tuple(entries(least), fc.nat())
    .map(([list, at]) => list.map((one, index) => ({ one, index, at })))

const gaps = keys(1).chain((list) =>
  fc.tuple(
    ...list.map((key) =>
      fc.oneof(
        wordings.map((answers) => ({ key, kind: 'text' as const, answers })),
        amounts.map((answers) => ({ key, kind: 'number' as const, answers })),
        entries(2).map((choices) => ({
          ...{ key, kind: 'choice' as const, options: choices, correct: choices[0].key },
        }))
      )
    )
  )
)

const bodies: Record<QuestionType, fc.Arbitrary<object>> = {
  single: options(2).map((list) => ({
    shuffle: true,
    options: list.map(({ one, index, at }) => ({
      ...{ ...one, credit: index === at % list.length ? 1 : 0 },
    })),
  })),
  multiple: fc
    .tuple(options(2), fc.constantFrom('all', 'balance', 'credits'))
    .map(([list, rule]) => ({
      ...{ shuffle: true, rule },
      options: list.map(({ one, index, at }) => ({
        ...{ ...one, correct: index <= at % list.length },
      })),
    })),
  true_false: fc.record({ correct: fc.boolean() }),
  numeric: fc.record({ answers: amounts }),
  short_text: fc.record({ answers: wordings }),
  match: entries(2).map((choices) => ({
    ...{ choices, shuffle: true },
    items: choices.map(({ key, text: said }) => ({ key: `i${key}`, text: said, choice: key })),
  })),
  order: fc.record({ items: entries(2), rule: fc.constantFrom('all', 'places', 'pairs') }),
  gap: gaps.map((list) => ({ gaps: list })),
  essay: fc.constant({}),
  hotspot: options(2).map((list) => ({
    ...{ picture: 'a.png', rule: 'balance' },
    areas: list.map(({ one, index, at }) => ({
      ...{ key: one.key, label: one.text, correct: index <= at % list.length },
      shape: { kind: 'circle', x: 0.5, y: 0.5, radius: 0.1 },
    })),
  })),
}

/** Any question of these types that can be asked. */
export const anyQuestion = (types: readonly QuestionType[] = questionTypes) =>
  fc.constantFrom(...types).chain((type) =>
    fc.tuple(text, bodies[type], fc.integer({ min: 1, max: 20 })).map(([said, body, points]) => {
      const marks = type === 'gap' ? (body as { gaps: { key: string }[] }).gaps : []
      const words = `${said.km} ${marks.map(({ key }) => `[[${key}]]`).join(' ')}`
      const pictures = type === 'hotspot' ? { pictures: [{ name: 'a.png' }] } : {}
      return { type, text: { km: words }, points, body, ...pictures } as unknown as Question
    })
  )
