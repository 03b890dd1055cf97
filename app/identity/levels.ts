import { roles, type Role } from '#identity/roles'

/**
 * How far up a role stands. Nobody gives a role above the own one, and nobody takes over the account of someone
 * who stands higher. Roles whose word counts beyond one school stand above the school's leader.
 */
const LEVELS: Record<Role, number> = {
  student: 0,
  trainee_teacher: 0,
  teacher: 10,
  technical_group_leader: 20,
  trainer: 20,
  mirror_operator: 20,
  school_leader: 30,
  content_reviewer: 40,
  education_specialist: 40,
  cpd_provider: 40,
  district_officer: 40,
  library_administrator: 50,
  training_officer: 50,
  provincial_officer: 50,
  cpd_committee: 60,
  department_officer: 60,
  administrator: 100,
}

/** The level from which a role looks after others. */
export const LEADER = LEVELS.school_leader

export const PUPIL = LEVELS.student

export const levelOf = (role: string) => LEVELS[role as Role] ?? LEVELS.administrator

/** The roles that look after the people of their institution and of all below it. */
export const peopleManagers = [
  'school_leader',
  'district_officer',
  'provincial_officer',
  'department_officer',
  'administrator',
] as const satisfies readonly Role[]

/** The roles that a class may have as its homeroom teacher. */
export const homeroomRoles = [
  'teacher',
  'technical_group_leader',
  'trainer',
  'school_leader',
] as const satisfies readonly Role[]

/** The roles someone of this level may give, from the lowest up. */
export const rolesUpTo = (level: number) =>
  roles.filter((role) => levelOf(role) <= level).sort((a, b) => levelOf(a) - levelOf(b))

/** A PIN of 6 digits is for pupils: whoever has another role as well signs in with a password. */
export const mayHavePin = (held: readonly string[]) => held.every((role) => levelOf(role) === PUPIL)
