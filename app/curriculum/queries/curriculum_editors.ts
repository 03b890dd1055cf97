import { actsForMinistry, mightActForMinistry } from '#institutions/queries/acts_for_ministry'
import type { Actor } from '#shared/actor'

/** The roles that look after the national curriculum and its calendar; names as in identity's list of roles. */
export const curriculumRoles = ['administrator', 'department_officer', 'education_specialist']

/** Whether the person might: holds such a role somewhere. For menus; what happens asks `editsCurriculum`. */
export const mayEditCurriculum = (actor: Actor | null) =>
  mightActForMinistry(actor, curriculumRoles)

/** Whether the person looks after the national curriculum, with one of these roles at the ministry. */
export const editsCurriculum = (actor: Actor | null) => actsForMinistry(actor, curriculumRoles)
