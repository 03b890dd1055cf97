import { rightAnswer } from '#courses/marking/right_answer'
import { answerText } from '#courses/showing/answer_text'
import type { Question } from '#shared/questions/types'
import type { Locale } from '#config/i18n'

/** The right answer as a line of HTML. */
export const rightText = (question: Question, locale: Locale): string =>
  answerText(question, rightAnswer(question), locale)
