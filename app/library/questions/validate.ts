import { Ajv } from 'ajv'
import { QUESTIONS_FORMAT, questionTypes, type QuestionSet } from '#library/questions/types'

const text = (most: number) => ({ type: 'string', maxLength: most })
const id = { type: 'string', minLength: 1, maxLength: 100 }
const answer = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'text', 'fraction'],
  properties: {
    ...{ id, text: text(20_000), feedback: text(20_000) },
    fraction: { type: 'number', minimum: -100, maximum: 100 },
    tolerance: { type: 'number', minimum: 0 },
  },
}
const list = (items: object, maxItems: number) => ({ type: 'array', items, maxItems })

const question = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'type', 'title', 'text', 'points'],
  properties: {
    ...{ id, type: { enum: [...questionTypes] }, title: text(300), text: text(100_000) },
    points: { type: 'number', minimum: 0, maximum: 1000 },
    ...{ feedback: text(20_000), tags: list(text(100), 50), foreign: text(60) },
    ...{ single: { type: 'boolean' }, shuffle: { type: 'boolean' } },
    ...{ caseSensitive: { type: 'boolean' }, answers: list(answer, 200) },
    pairs: list(
      {
        ...{ type: 'object', additionalProperties: false, required: ['id', 'prompt', 'answer'] },
        properties: { id, prompt: text(20_000), answer: text(20_000) },
      },
      100
    ),
    gaps: list(
      {
        ...{ type: 'object', additionalProperties: false, required: ['type', 'points', 'answers'] },
        properties: {
          type: { enum: ['choice', 'shortanswer', 'numerical'] },
          points: { type: 'number', minimum: 0, maximum: 1000 },
          answers: list(answer, 100),
        },
      },
      200
    ),
  },
}

/** The schema of a set of questions, also written out for others (`docs/protocols/questions.md`). */
export const questionSetSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['format', 'version', 'questions'],
  properties: {
    format: { const: QUESTIONS_FORMAT },
    version: { const: 1 },
    questions: { ...list(question, 5000), minItems: 1 },
  },
}

const validate = new Ajv({ allErrors: false }).compile<QuestionSet>(questionSetSchema)

/** The set in these bytes; undefined where they are none. */
export function readQuestionSet(bytes: Buffer): QuestionSet | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return validate(value) ? value : undefined
  } catch {
    return undefined
  }
}
