import type { Role } from '#identity/types'

/** Who may bring packages and try them. */
export const PACKAGERS: Role[] = [
  ...(['teacher', 'technical_group_leader', 'trainer', 'education_specialist'] as const),
  ...(['content_reviewer', 'library_administrator', 'administrator'] as const),
]
