import { markGap } from '#courses/marking/gap'
import { markHotspot } from '#courses/marking/hotspot'
import { markMatch } from '#courses/marking/match'
import { markMultiple } from '#courses/marking/multiple'
import { markNumeric } from '#courses/marking/numeric'
import { markOrder } from '#courses/marking/order'
import { markShortText } from '#courses/marking/short_text'
import { markSingle } from '#courses/marking/single'
import { markTrueFalse } from '#courses/marking/true_false'
import type { Marked } from '#courses/marking/marked'
import type { Answer, Answers, Bodies, Question, QuestionType } from '#shared/questions/types'

const markers: { [T in QuestionType]: (body: Bodies[T], answer: Answers[T]) => Marked } = {
  ...{ single: markSingle, multiple: markMultiple, true_false: markTrueFalse },
  ...{ numeric: markNumeric, short_text: markShortText, match: markMatch, order: markOrder },
  ...{ gap: markGap, hotspot: markHotspot, essay: () => ({ share: null }) },
}

/** What an answer is worth; nothing answered is worth nothing. Pure: the same for ever for the same two. */
export function mark(question: Question, answer: Answer | null): Marked {
  if (answer === null) return { share: 0 }
  const marker = markers[question.type] as (body: object, answer: Answer) => Marked
  return marker(question.body, answer)
}
