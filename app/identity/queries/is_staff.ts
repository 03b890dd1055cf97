import { staffRoles, type Role } from '#identity/roles'
import type { Actor } from '#shared/actor'

/** Whether the person works for the ministry anywhere: may open what is for teachers only. */
export const isStaff = (actor: Actor | null) => holdsRole(actor, staffRoles)

/** Whether the person has one of `roles` anywhere. For doors and menus; what happens at a place asks `hasRole`. */
export const holdsRole = (actor: Actor | null, roles: readonly Role[]) =>
  actor?.grants.some((grant) => roles.includes(grant.role as Role)) ?? false

/** Whether a role is one of the ministry's staff: neither a pupil's nor a trainee's. */
export const isStaffRole = (role: string) => (staffRoles as readonly string[]).includes(role)
