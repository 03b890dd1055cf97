import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { isWriter } from '#courses/access'
import { scopeChoices } from '#courses/scope_choices'
import { localTime, timeOf } from '#courses/times'
import { courseDefaults, entries, type Course } from '#courses/course_types'
import { courseValidator } from '#courses/validators/course'
import { courseTabs, findCourse, listCourses } from '#courses/queries/courses'
import { signInFirst } from '#courses/queries/activity_page'
import { coursePage } from '#courses/queries/course_page'
import * as write from '#courses/actions/write_course'
import type { Scope } from '#courses/types'
import type { HttpContext } from '@adonisjs/core/http'

/** Courses: to find, to take, to put together. */
export default class CoursesController {
  async index(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const { actor, locale } = ctx
    const canWrite = isWriter(actor)
    const tabs = courseTabs.filter(
      (one) => one === 'find' || (actor && (one === 'mine' || canWrite))
    )
    const tab = tabs.find((one) => one === text('tab')) ?? 'find'
    const asked = { tab, q: text('q'), subject: text('subject'), page }
    return ctx.view.render('pages/courses/courses/index', {
      ...(await listCourses(actor, locale, asked)),
      ...{ ...asked, tabs, canWrite },
      subjects: await listSubjects(locale),
    })
  }

  /** The path of a learner, or what the course is for who is not in it yet. */
  async show(ctx: HttpContext) {
    const course = await findCourse(ctx.params.code)
    const page = await coursePage(ctx, course)
    if (!page && !ctx.actor) throw signInFirst()
    if (!page) throw new Exception('No such course', { status: 404, code: 'E_ROW_NOT_FOUND' })
    return ctx.view.render('pages/courses/courses/show', page)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CoursePolicy').authorize('write')
    const values = formValues({ settings: courseDefaults, scope: 'own' })
    return ctx.view.render('pages/courses/courses/create', { values, ...(await choices(ctx)) })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CoursePolicy').authorize('write')
    const code = await write.createCourse(ctx.actor!, await inputOf(ctx))
    notice(ctx, 'course.notices.saved')
    return ctx.response.redirect().status(303).toPath(`/courses/${code}/build`)
  }

  async edit(ctx: HttpContext) {
    const course = await this.changeable(ctx)
    return ctx.view.render('pages/courses/courses/edit', {
      ...{ code: course.code, title: inLocale(ctx.locale, course.titleKm, course.titleEn) },
      ...{ values: formValues(course, await subjectCode(ctx, course)) },
      ...(await choices(ctx, course.scope)),
    })
  }

  async update(ctx: HttpContext) {
    const course = await this.changeable(ctx)
    await write.updateCourse(ctx.actor!, course, await inputOf(ctx, course.scope))
    notice(ctx, 'course.notices.saved')
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/build`)
  }

  async destroy(ctx: HttpContext) {
    const course = await this.changeable(ctx)
    const outcome = await write.deleteCourse(ctx.actor!, course)
    if (!outcome.ok) {
      notice(ctx, 'course.notices.taken', {}, 'warn')
      return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/build`)
    }
    notice(ctx, 'course.notices.deleted')
    return ctx.response.redirect().status(303).toPath('/courses?tab=teach')
  }

  private async changeable(ctx: HttpContext) {
    const course = await findCourse(ctx.params.code)
    await ctx.bouncer.with('CoursePolicy').authorize('change', course)
    return course
  }
}

const subjectCode = async ({ locale }: HttpContext, { subjectId }: Course) => {
  const subjects = await listSubjects(locale)
  return subjects.find(({ id }) => id === subjectId)?.code
}

async function choices(ctx: HttpContext, now?: Scope) {
  const subjects = await listSubjects(ctx.locale)
  return {
    scopes: await scopeChoices(ctx, now),
    subjects: subjects.map(({ code, name }) => ({ value: code, text: name })),
    entries: entries.map((value) => ({
      ...{ value, text: translate(ctx.locale, `course.entries.${value}`) },
      hint: translate(ctx.locale, `course.entry_hints.${value}`),
    })),
  }
}

const formValues = ({ settings, ...course }: Partial<Course>, subject?: string) => ({
  ...{ title_km: course.titleKm, title_en: course.titleEn, scope: course.scope, subject },
  ...{ description_km: course.descriptionKm, description_en: course.descriptionEn },
  ...{ opens_at: localTime(course.opensAt), closes_at: localTime(course.closesAt) },
  ...{ entry: settings!.entry, capacity: settings!.capacity, in_order: settings!.inOrder },
  certificate: settings!.certificate,
  is_guest: course.isGuest,
})

async function inputOf(ctx: HttpContext, now?: Scope): Promise<write.CourseInput> {
  const typed = await ctx.request.validateUsing(courseValidator)
  const allowed = await scopeChoices(ctx, now)
  if (!allowed.some(({ value }) => value === typed.scope)) {
    refuseField('scope', translate(ctx.locale, 'courses.refusals.scope'))
  }
  if (typed.certificate && typed.scope === 'own') {
    refuseField('certificate', translate(ctx.locale, 'course.refusals.certificate'))
  }
  const [opensAt, closesAt] = [timeOf(typed.opens_at), timeOf(typed.closes_at)]
  if (opensAt && closesAt && closesAt <= opensAt) {
    refuseField('closes_at', translate(ctx.locale, 'courses.refusals.times'))
  }
  const subjects = await listSubjects(ctx.locale)
  return {
    ...{ titleKm: typed.title_km ?? null, titleEn: typed.title_en ?? null },
    descriptionKm: typed.description_km ?? null,
    descriptionEn: typed.description_en ?? null,
    ...{ scope: typed.scope, opensAt, closesAt, isGuest: typed.is_guest ?? false },
    subjectId: subjects.find(({ code }) => code === typed.subject)?.id ?? null,
    settings: {
      ...{ entry: typed.entry, capacity: typed.capacity ?? null },
      ...{ inOrder: typed.in_order ?? false, certificate: typed.certificate ?? false },
    },
  }
}
