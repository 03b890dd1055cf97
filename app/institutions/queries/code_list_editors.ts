import { actsForMinistry, mightActForMinistry } from '#institutions/queries/acts_for_ministry'
import type { Actor } from '#shared/actor'

const ROLES = ['administrator', 'department_officer']

/** Whether the person keeps the ministry's code lists. */
export const editsCodeLists = (actor: Actor | null) => actsForMinistry(actor, ROLES)

/** For menus. */
export const mightEditCodeLists = (actor: Actor | null) => mightActForMinistry(actor, ROLES)
