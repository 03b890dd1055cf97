/** The roles a person may hold at an institution (the levels of HRMIS and the policy). */
export const roles = [
  'student',
  'teacher',
  'technical_group_leader',
  'school_leader',
  'trainer',
  'trainee_teacher',
  'content_reviewer',
  'library_administrator',
  'education_specialist',
  'cpd_provider',
  'cpd_committee',
  'training_officer',
  'mirror_operator',
  'district_officer',
  'provincial_officer',
  'department_officer',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** Everyone who works for the ministry: may open what is for teachers only. */
export const staffRoles = roles.filter((role) => !['student', 'trainee_teacher'].includes(role))
