/** What learners are told. */
export const notices = {
  marked: 'courses.work_marked',
  again: 'courses.work_again',
  graded: 'courses.grade_given',
} as const

export const courseNotices = Object.values(notices).map((kind) => ({ kind }))
