export const courseStates = ['draft', 'open', 'archived'] as const
export type CourseState = (typeof courseStates)[number]

/** How one gets in by oneself: freely, with a code that a teacher gives, not at all. */
export const entries = ['open', 'code', 'staff'] as const
export type Entry = (typeof entries)[number]

/** How a course is taken. Whatever is left out of a stored one has the value of `courseDefaults`. */
export type CourseSettings = {
  entry: Entry
  /** The most learners; null: any number. Whoever comes later waits. */
  capacity: number | null
  /** Each required activity opens when the one before it is done. */
  inOrder: boolean
  /** Who completes it gets a certificate. */
  certificate: boolean
}

export const courseDefaults: CourseSettings = {
  ...{ entry: 'open', capacity: null, inOrder: false, certificate: false },
}

export const activityTypes = [
  'page',
  'resource',
  'package',
  'quiz',
  'assignment',
  'meeting',
  'discussion',
] as const
export type ActivityType = (typeof activityTypes)[number]

export const completions = ['none', 'opened', 'said', 'finished', 'score'] as const

/**
 * What completes an activity: `opened` that it was opened, `said` that the learner says so, `finished` its own end (a
 * package is finished, a quiz handed in, a meeting attended), `score` at least the passing score.
 */
export type Completion = (typeof completions)[number]

/** What may complete which type; the first is what a new one has. */
export const completionsOf: Record<ActivityType, readonly Completion[]> = {
  page: ['said', 'opened', 'none'],
  resource: ['said', 'opened', 'finished', 'score', 'none'],
  package: ['finished', 'score', 'said', 'none'],
  quiz: ['finished', 'score', 'none'],
  assignment: ['finished', 'score', 'none'],
  meeting: ['finished', 'none'],
  discussion: ['finished', 'opened', 'none'],
}

export const takes = ['both', 'text', 'files'] as const

/** What only some types have. */
export type ActivitySettings = {
  /** A meeting: until when, where (a room, or an address to join). */
  endsAt?: string
  place?: string
  link?: string
  /** An assignment: what is handed in, its points, and how they are given (see `rubricOf`). */
  takes?: (typeof takes)[number]
  points?: number
  rubric?: string
  /** A discussion: whether pupils take part; whether what is written stands at once. Left out: no, it waits. */
  forStudents?: boolean
  moderation?: 'before' | 'after'
}

export const tests = ['pre', 'post'] as const
export type Test = (typeof tests)[number]

export const sources = ['self', 'code', 'staff', 'class', 'programme', 'cohort', 'group'] as const
export type Source = (typeof sources)[number]

export type EnrolmentState = 'active' | 'waiting' | 'left'

export type Course = {
  id: string
  code: string
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  state: CourseState
  scope: 'own' | 'institution' | 'national'
  institutionId: string | null
  subjectId: string | null
  createdBy: string | null
  /** Visitors without an account may read what needs no record. */
  isGuest: boolean
  settings: CourseSettings
  entryCode: string | null
  opensAt: Date | null
  closesAt: Date | null
}

export type Section = {
  id: string
  titleKm: string | null
  titleEn: string | null
  opensAt: Date | null
}

export type Activity = {
  id: string
  courseId: string
  sectionId: string
  type: ActivityType
  titleKm: string | null
  titleEn: string | null
  settings: ActivitySettings
  resourceId: string | null
  packageId: string | null
  quizId: string | null
  completion: Completion
  passing: number | null
  isRequired: boolean
  test: Test | null
  afterId: string | null
  opensAt: Date | null
  dueAt: Date | null
  minutes: number | null
}

export type Progress = {
  activityId: string
  attemptId: string | null
  score: number | null
  begunAt: Date
  doneAt: Date | null
}
