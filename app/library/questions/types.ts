/** Kinds of questions, after the interactions of QTI and what Moodle calls them; `docs/protocols/questions.md`. */
export const questionTypes = [
  ...(['choice', 'truefalse', 'shortanswer', 'numerical', 'matching'] as const),
  ...(['ordering', 'cloze', 'essay', 'description', 'other'] as const),
] as const
export type QuestionType = (typeof questionTypes)[number]

/** A possible answer. `fraction` is what it is worth, from -100 to 100 of the points of the question. */
export type QuestionAnswer = {
  id: string
  /** Markdown where it is chosen; plain text where it is typed. */
  text: string
  fraction: number
  feedback?: string
  /** Of a number: how far off it may be. */
  tolerance?: number
}

export type Question = {
  /** The same within the set as long as it is the same question. */
  id: string
  type: QuestionType
  title: string
  /** Markdown; pictures are files of the resource. In a cloze text `{{1}}` is a gap, answered by `gaps[0]`. */
  text: string
  points: number
  feedback?: string
  tags?: string[]
  /** Of a choice: whether one answer is right, and whether their order is drawn. */
  single?: boolean
  shuffle?: boolean
  /** Of a typed answer. */
  caseSensitive?: boolean
  answers?: QuestionAnswer[]
  /** Of a matching: what stands on the left and what belongs to it; one without a left side only misleads. */
  pairs?: { id: string; prompt: string; answer: string }[]
  /** Of a cloze text, in the order of its gaps. */
  gaps?: {
    type: 'choice' | 'shortanswer' | 'numerical'
    points: number
    answers: QuestionAnswer[]
  }[]
  /** What another program calls its kind, where it is none of these. */
  foreign?: string
}

export const QUESTIONS_FORMAT = 'tonle-questions'
export const QUESTIONS_TYPE = 'application/vnd.tonle.questions+json'
export const QUESTIONS_NAME = 'questions.json'

export type QuestionSet = {
  format: typeof QUESTIONS_FORMAT
  version: 1
  questions: Question[]
}
