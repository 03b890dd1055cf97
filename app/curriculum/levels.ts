/** The levels of a framework below its subjects, from the top down. */
export const levels = ['chapter', 'lesson', 'topic', 'outcome'] as const

export type Level = (typeof levels)[number]

/** What a pupil takes from a lesson: the three domains of outcomes, and the letter each has in a code. */
export const domains = ['knowledge', 'skill', 'attitude'] as const

export type Domain = (typeof domains)[number]

export const domainLetter: Record<Domain, string> = { knowledge: 'K', skill: 'S', attitude: 'A' }

export const tableOf: Record<Level | 'subject', string> = {
  subject: 'curriculum_subjects',
  chapter: 'curriculum_chapters',
  lesson: 'curriculum_lessons',
  topic: 'curriculum_topics',
  outcome: 'curriculum_outcomes',
}

/** What stands directly above a level, and the column that says which. Outcomes may also name a topic. */
export const aboveOf: Record<Level, { level: Level | 'subject'; column: string }> = {
  chapter: { level: 'subject', column: 'subject_id' },
  lesson: { level: 'chapter', column: 'chapter_id' },
  topic: { level: 'lesson', column: 'lesson_id' },
  outcome: { level: 'lesson', column: 'lesson_id' },
}

export const isLevel = (value: unknown): value is Level => levels.includes(value as Level)
