import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { classesOf } from '#identity/queries/list_classes'
import { findClass } from '#identity/queries/find_class'
import { placesOf } from '#identity/queries/class_pupils'
import { seesPupil } from '#identity/queries/sees_pupil'
import { learnerNamed } from '#courses/queries/accommodations'
import type { HttpContext } from '@adonisjs/core/http'
import type { Learner } from '#courses/actions/enrol'

/** The classes of this teacher to choose from, the newest years first. */
export async function classChoices({ actor }: HttpContext) {
  const classes = await classesOf(actor!).orderBy('year', 'desc').orderBy('name').limit(100)
  return classes.map(({ id, name, year }) => ({ value: id, text: `${name} · ${year}` }))
}

/** The pupils of a class of this teacher. */
export async function pupilsOf(ctx: HttpContext, classId: string): Promise<Learner[]> {
  const mine = await classesOf(ctx.actor!).where('id', classId).first()
  if (!mine) refuse(ctx, 'school_class', 'school_class')
  const schoolClass = await findClass(classId)
  const places = await placesOf(schoolClass)
  return places.map(({ personId }) => ({ personId, institutionId: schoolClass.institutionId }))
}

/** The person with this name for signing in, for who may see them; a pupil who may not be seen is as one who is not there. */
export async function personTyped(ctx: HttpContext, typed: string): Promise<Learner | undefined> {
  const found = await learnerNamed(typed)
  if (!found || !(await seesPupil(ctx.actor!, found.institutionIds))) return undefined
  return { personId: found.personId, institutionId: found.institutionIds[0] ?? null }
}

export async function personOf(ctx: HttpContext, typed: string | null | undefined) {
  const found = typed ? await personTyped(ctx, typed) : undefined
  return found ?? refuse(ctx, 'person', 'person')
}

export const refuse = ({ locale }: HttpContext, field: string, key: string): never =>
  refuseField(field, translate(locale, `course.refusals.${key}`))
