/** Who finds a bank or may take a quiz: whoever made it, the people of its institution, everyone. */
export const scopes = ['own', 'institution', 'national'] as const
export type Scope = (typeof scopes)[number]

export const questionStates = ['draft', 'ready', 'retired'] as const
export type QuestionState = (typeof questionStates)[number]

export const quizStates = ['draft', 'open', 'closed'] as const
export type QuizState = (typeof quizStates)[number]

/** Which of several attempts counts. */
export const gradings = ['highest', 'last', 'first', 'average'] as const
export type Grading = (typeof gradings)[number]

/** When a person sees more of an attempt than that it was handed in. */
export const reviewTimes = ['after', 'closed', 'never'] as const

/** How a quiz is taken. Whatever is left out of a stored one has the value of `defaults`. */
export type QuizSettings = {
  /** Minutes; null: as long as one likes. */
  timeLimit: number | null
  /** 0: any number. */
  attempts: number
  grading: Grading
  /** Questions on a page; 0: all on one. */
  perPage: number
  shuffleOptions: boolean
  review: (typeof reviewTimes)[number]
  /** What is shown besides the points, when a review is allowed. */
  showsFeedback: boolean
  showsAnswers: boolean
  /** Per cent of the points; null: nobody fails. */
  passMark: number | null
  /** The paper of an examination that it practises (`bac2/science/physics`), or null. */
  paper: string | null
}

export const defaults: QuizSettings = {
  ...{ timeLimit: null, attempts: 0, grading: 'highest', perPage: 1, shuffleOptions: true },
  ...{ review: 'after', showsFeedback: true, showsAnswers: true, passMark: null },
  paper: null,
}

/** The row of somebody who keeps something for whom. */
export type Kept = {
  scope: Scope
  institutionId: string | null
  createdBy: string | null
}
