import { validate } from 'uuid'
import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { classesOf } from '#identity/queries/list_classes'
import { findClass } from '#identity/queries/find_class'
import { placesOf } from '#identity/queries/class_pupils'
import { seenNames } from '#identity/queries/seen_names'
import { seesPupil } from '#identity/queries/sees_pupil'
import { taughtCourse } from '#courses/changeable_course'
import { mayChange } from '#courses/access'
import { headOf } from '#courses/queries/course_page'
import { instructorsOf } from '#courses/queries/instructors'
import { learnerNamed } from '#courses/queries/accommodations'
import { peopleValidator } from '#courses/validators/course'
import { peopleTable } from '#courses/queries/people_table'
import { peopleSheet } from '#courses/queries/people_sheet'
import { endEnrolment, enrolPeople, type Learner } from '#courses/actions/enrol'
import * as people from '#courses/queries/course_people'
import type { HttpContext } from '@adonisjs/core/http'

/** Who takes a course, and how far everybody is. */
export default class CoursePeopleController {
  async index(ctx: HttpContext) {
    const { actor, locale, view } = ctx
    const course = await taughtCourse(ctx)
    const { text, page } = listQuery(ctx)
    const filter = people.learnerFilters.find((one) => one === text('show')) ?? 'all'
    await recordRead(actor!, {
      ...{ verb: 'courses.progress_read', subject: { type: 'course', id: course.id } },
      institutionId: course.institutionId,
    })
    const format = text('format')
    if (format) {
      return sheetResponse(ctx, {
        ...{ name: `course-${course.code}`, format: sheetFormatOf(format) },
        ...(await peopleSheet(course, actor!, locale, filter)),
      })
    }
    const found = await people.coursePeople(course, actor!, locale, { filter, page })
    return view.render('pages/courses/course_people/index', {
      ...{ ...headOf(course, locale), pager: found.pager, filter, counts: found.counts },
      gives: course.settings.certificate,
      ...{ ...peopleTable(found, locale), filters: people.learnerFilters },
      learners: found.learners.map(({ personId, name }) => ({ personId, name })),
    })
  }

  /** Where learners are enrolled, and teachers named. */
  async create(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const teachers = await instructorsOf(course.id)
    const names = await seenNames(ctx.actor!, teachers, ctx.locale)
    return ctx.view.render('pages/courses/course_people/create', {
      ...headOf(course, ctx.locale),
      canChange: await mayChange(ctx.actor, course),
      teachers: teachers.map((id) => ({ id, name: names.get(id) ?? '' })),
      classes: await classChoices(ctx),
    })
  }

  async store(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const typed = await ctx.request.validateUsing(peopleValidator)
    const classId = typed.school_class ?? null
    const learners = classId ? await pupilsOf(ctx, classId) : [await personOf(ctx, typed.person)]
    const from = { source: classId ? ('class' as const) : ('staff' as const), sourceId: classId }
    const { added, waiting } = await enrolPeople(ctx.actor!, course, learners, from)
    notice(ctx, 'course.notices.people_enrolled', { added, waiting })
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/people`)
  }

  async destroy(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { id } = ctx.params
    if (validate(id)) await endEnrolment(ctx.actor!, course, id)
    notice(ctx, 'course.notices.enrolment_ended')
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/people`)
  }
}

/** The classes of this teacher, the newest years first. */
async function classChoices({ actor }: HttpContext) {
  const classes = await classesOf(actor!).orderBy('year', 'desc').orderBy('name').limit(100)
  return classes.map(({ id, name, year }) => ({ value: id, text: `${name} · ${year}` }))
}

async function pupilsOf(ctx: HttpContext, classId: string): Promise<Learner[]> {
  const mine = await classesOf(ctx.actor!).where('id', classId).first()
  if (!mine) refuse(ctx, 'school_class', 'school_class')
  const schoolClass = await findClass(classId)
  const places = await placesOf(schoolClass)
  return places.map(({ personId }) => ({ personId, institutionId: schoolClass.institutionId }))
}

async function personOf(ctx: HttpContext, typed: string | null | undefined): Promise<Learner> {
  const found = typed ? await learnerNamed(typed) : undefined
  // A pupil whom this person may not see is as one who is not there.
  if (!found || !(await seesPupil(ctx.actor!, found.institutionIds))) {
    return refuse(ctx, 'person', 'person')
  }
  return { personId: found.personId, institutionId: found.institutionIds[0] ?? null }
}

const refuse = ({ locale }: HttpContext, field: string, key: string): never =>
  refuseField(field, translate(locale, `course.refusals.${key}`))
