import { levelOf, PUPIL } from '#identity/levels'

/** Minutes without use after which a shared device signs a person out. */
const IDLE = { pupil: 30, staff: 15 }

export const isPupil = (roles: readonly string[]) =>
  roles.length > 0 && roles.every((role) => levelOf(role) === PUPIL)

export const idleMinutes = (roles: readonly string[]) => (isPupil(roles) ? IDLE.pupil : IDLE.staff)
