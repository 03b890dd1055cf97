/** What the people of a course are told. */
export const notices = {
  marked: 'courses.work_marked',
  again: 'courses.work_again',
  graded: 'courses.grade_given',
  nudge: 'courses.nudge',
  waits: 'courses.post_waiting',
} as const

export const courseNotices = Object.values(notices).map((kind) => ({ kind }))
