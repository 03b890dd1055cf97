import { notEnded } from '#identity/queries/current_memberships'
import { rolesAt } from '#identity/queries/roles_at'
import ClassTeacher from '#identity/models/class_teacher'
import type { Actor } from '#shared/actor'

type Subject = { id?: string; institutionId: string; homeroomPersonId: string | null }

/** Whether the actor looks after the class as its homeroom teacher: only while there is a role at the school. */
export async function isHomeroomTeacher(actor: Actor, schoolClass: Subject) {
  if (schoolClass.homeroomPersonId !== actor.personId) return false
  const roles = await rolesAt(actor, schoolClass.institutionId)
  return roles.size > 0
}

/** Whether the actor teaches a subject in the class now, while there is a role at the school. */
export async function teachesClass(actor: Actor, schoolClass: Subject) {
  if (!schoolClass.id || actor.grants.length === 0) return false
  const query = ClassTeacher.query().where({
    class_id: schoolClass.id,
    person_id: actor.personId,
  })
  if (!(await notEnded(query).first())) return false
  const roles = await rolesAt(actor, schoolClass.institutionId)
  return roles.size > 0
}
