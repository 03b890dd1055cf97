import { metBy } from '#courses/marking/amounts'
import { readNumber } from '#courses/marking/read_number'
import { unitKey } from '#courses/marking/read_unit'
import { clamp, texts, type Marked } from '#courses/marking/marked'
import type { Answers, Bodies } from '#shared/questions/types'

/** The unit is chosen or typed behind the number; a wrong or missing one costs the penalty where one is asked for. */
export function markNumeric(body: Bodies['numeric'], answer: Answers['numeric']): Marked {
  const read = readNumber(answer.value)
  if (!read) return { share: 0 }
  const written = unitKey(answer.unit || read.unit)
  const { units } = body
  const unit = units?.list.find(({ name }) => unitKey(name) === written)
  const isWrong = units ? (written ? !unit : units.required) : false
  const factors = unit || !isWrong ? [unit?.factor ?? 1] : units!.list.map(({ factor }) => factor)
  const values = read.values.flatMap((value) => factors.map((factor) => value * factor))
  const met = metBy(body.answers, values)
  if (!met) return { share: 0 }
  const kept = isWrong ? 1 - units!.penalty : 1
  return { share: clamp(met.credit * kept), feedback: texts([met.feedback]) }
}
