export { roles, staffRoles, type Role } from '#identity/roles'
