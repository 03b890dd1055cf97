import { Ajv2020 } from 'ajv/dist/2020.js'
import { isBlank, type QuestionProblem } from '#shared/questions/types/question_kind'
import { questionKinds } from '#shared/questions/kinds'
import { list, name, object, text } from '#shared/questions/schema_parts'
import { questionTypes, type Question, type QuestionType } from '#shared/questions/types'
import type { ValidateFunction } from 'ajv'

const word = { type: 'string', minLength: 1, maxLength: 120 }

/** The JSON Schema of a question of one type. */
export const questionSchema = (type: QuestionType) =>
  object(
    {
      ...{ type: { const: type }, name, text: text(20_000), body: questionKinds[type].schema },
      points: { type: 'number', exclusiveMinimum: 0, maximum: 1000 },
      ...{ general: text(20_000), hint: text(4000) },
      ...{ tags: list(word, 0, 30), outcomes: list(word, 0, 30) },
      pictures: list(
        object({ name: word, alt: text(1000), sha256: word }, ['alt', 'sha256']),
        0,
        30
      ),
      source: object({ key: { type: 'string', maxLength: 300 }, from: name }, ['from']),
    },
    ['name', 'general', 'hint', 'tags', 'outcomes', 'pictures', 'source']
  )

const ajv = new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true })
const compiled = new Map<QuestionType, ValidateFunction>()

function validatorOf(type: QuestionType) {
  if (!compiled.has(type)) compiled.set(type, ajv.compile(questionSchema(type)))
  return compiled.get(type)!
}

export type Checked =
  { ok: true; question: Question } | { ok: false; problems: QuestionProblem[]; at?: string }

/** Whether `value` is a question that can be asked and marked. */
export function checkQuestion(value: unknown): Checked {
  const type = (value as { type?: QuestionType } | null)?.type
  if (!type || !questionTypes.includes(type))
    return { ok: false, problems: ['schema'], at: '/type' }
  const validate = validatorOf(type)
  if (!validate(value)) {
    const [first] = validate.errors ?? []
    return { ok: false, problems: ['schema'], at: first?.instancePath || first?.schemaPath }
  }
  const question = value as Question
  const own = questionKinds[type].check as (one: Question) => QuestionProblem[]
  const problems = [...(isBlank(question.text) ? (['no_text'] as const) : []), ...own(question)]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, question }
}
