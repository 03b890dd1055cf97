export { roles, staffRoles, type Role } from '#identity/roles'
export { peopleManagers } from '#identity/levels'
