import { validate } from 'uuid'
import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { recordRead } from '#shared/audit/record_read'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { seenNames } from '#identity/queries/seen_names'
import { taughtCourse } from '#courses/changeable_course'
import { mayChange } from '#courses/access'
import { headOf } from '#courses/queries/course_page'
import { instructorsOf } from '#courses/queries/instructors'
import { peopleValidator } from '#courses/validators/course'
import { peopleTable } from '#courses/queries/people_table'
import { peopleSheet } from '#courses/queries/people_sheet'
import { endEnrolment, enrolPeople } from '#courses/actions/enrol'
import { cohortChoices, findCohort, learnersOfCohort } from '#courses/queries/cohorts'
import { groupChoices, learnersOfGroup } from '#courses/queries/other_groups'
import { classChoices, personOf, pupilsOf, refuse } from '#courses/class_learners_typed'
import * as people from '#courses/queries/course_people'
import type { Course } from '#courses/course_types'
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
      cohorts: await cohortChoices(ctx.actor!),
      groups: await groupChoices(ctx.actor!, course.id, ctx.locale),
    })
  }

  async store(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const typed = await ctx.request.validateUsing(peopleValidator)
    const { learners, from } = await learnersOf(ctx, course, typed)
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

type Typed = Awaited<ReturnType<typeof peopleValidator.validate>>

/** Whom a teacher enrols: a class, a cohort, a group of another course, or one person. */
async function learnersOf(ctx: HttpContext, course: Course, typed: Typed) {
  if (typed.school_class) {
    const learners = await pupilsOf(ctx, typed.school_class)
    return { learners, from: { source: 'class' as const, sourceId: typed.school_class } }
  }
  if (typed.cohort) {
    const cohort = await findCohort(typed.cohort)
    await ctx.bouncer.with('CoursesCohortPolicy').authorize('use', cohort)
    const from = { source: 'cohort' as const, sourceId: cohort.id }
    return { learners: await learnersOfCohort(cohort), from }
  }
  if (typed.group) {
    const learners = await learnersOfGroup(ctx.actor!, course.id, typed.group)
    const from = { source: 'group' as const, sourceId: typed.group }
    return { learners: learners ?? refuse(ctx, 'group', 'group'), from }
  }
  return { learners: [await personOf(ctx, typed.person)], from: { source: 'staff' as const } }
}
