import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { changeableCourse } from '#courses/changeable_course'
import { localTime, timeOf } from '#courses/times'
import { pointsOf, rubricOf } from '#courses/editing/rubric'
import { thingTyped } from '#courses/editing/thing_typed'
import { activityValidator } from '#courses/validators/course'
import { courseOutline, findActivity } from '#courses/queries/course_outline'
import { namedThings } from '#courses/queries/named_things'
import { headOf } from '#courses/queries/course_page'
import * as types from '#courses/course_types'
import * as write from '#courses/actions/write_parts'
import type { HttpContext } from '@adonisjs/core/http'
import type { ActivityType, Course } from '#courses/course_types'

/** What learners do in a course, as its authors write it. */
export default class CourseActivitiesController {
  async create(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    const type = typeOf(ctx.request.input('type'))
    const values = {
      ...{ type, section: ctx.request.input('section'), is_required: type !== 'discussion' },
      is_moderated: true,
      completion: types.completionsOf[type][0],
      takes: 'both',
    }
    return ctx.view.render('pages/courses/course_activities/create', {
      ...(await formOf(ctx, course, type)),
      values,
    })
  }

  async store(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    await write.addActivity(course.id, await inputOf(ctx, course))
    notice(ctx, 'course.notices.saved')
    return back(ctx, course.code)
  }

  async edit(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    const activity = await findActivity(course.id, ctx.params.id)
    const things = await namedThings([activity], ctx.locale)
    return ctx.view.render('pages/courses/course_activities/edit', {
      ...(await formOf(ctx, course, activity.type, activity.id)),
      values: {
        ...{
          type: activity.type,
          section: activity.sectionId,
          thing: things.get(activity.id)?.href,
        },
        ...{ title_km: activity.titleKm, title_en: activity.titleEn },
        ...{ body_km: activity.bodyKm, body_en: activity.bodyEn },
        ...{ completion: activity.completion, passing: activity.passing },
        ...{ is_required: activity.isRequired, test: activity.test, after: activity.afterId },
        ...{ opens_at: localTime(activity.opensAt), due_at: localTime(activity.dueAt) },
        ...{ minutes: activity.minutes, place: activity.settings.place },
        ...{ link: activity.settings.link, takes: activity.settings.takes },
        ...{ points: activity.settings.points, rubric: activity.settings.rubric },
        for_students: activity.settings.forStudents,
        is_moderated: activity.settings.moderation !== 'after',
        ends_at: activity.settings.endsAt && localTime(new Date(activity.settings.endsAt)),
      },
    })
  }

  async update(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    const activity = await findActivity(course.id, ctx.params.id)
    await write.changeActivity(course.id, activity.id, await inputOf(ctx, course, activity.id))
    notice(ctx, 'course.notices.saved')
    return back(ctx, course.code)
  }

  async destroy(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    const activity = await findActivity(course.id, ctx.params.id)
    await write.removeActivity(course.id, activity.id)
    notice(ctx, 'course.notices.removed')
    return back(ctx, course.code)
  }
}

const typeOf = (value: unknown): ActivityType =>
  types.activityTypes.find((one) => one === value) ?? 'page'

const back = ({ response }: HttpContext, code: string) =>
  response.redirect().status(303).toPath(`/courses/${code}/build`)

async function formOf(ctx: HttpContext, course: Course, type: ActivityType, own?: string) {
  const { locale } = ctx
  const t = (key: string, data?: object) => translate(locale, `course.${key}`, { ...data })
  const { sections, activities } = await courseOutline(course.id)
  return {
    ...{ course: headOf(course, locale), type, id: own, typeText: t(`types.${type}`) },
    sections: sections.map(({ id, titleKm, titleEn }, at) => ({
      ...{
        value: id,
        text: inLocale(locale, titleKm, titleEn) || t('section', { number: at + 1 }),
      },
    })),
    completions: types.completionsOf[type].map((value) => ({
      ...{ value, text: t(`completions.${value}`) },
    })),
    takes: types.takes.map((value) => ({ value, text: t(`takes.${value}`) })),
    tests: types.tests.map((value) => ({ value, text: t(`tests.${value}`) })),
    others: activities
      .filter(({ id }) => id !== own)
      .map(({ id, titleKm, titleEn }) => ({ value: id, text: inLocale(locale, titleKm, titleEn) })),
  }
}

async function inputOf(
  ctx: HttpContext,
  course: Course,
  own?: string
): Promise<write.ActivityInput> {
  const typed = await ctx.request.validateUsing(activityValidator)
  const refuse = (field: string, key: string) =>
    refuseField(field, translate(ctx.locale, `course.refusals.${key}`))
  const { sections, activities } = await courseOutline(course.id)
  if (!sections.some(({ id }) => id === typed.section)) refuse('section', 'section')
  if (!types.completionsOf[typed.type].includes(typed.completion))
    refuse('completion', 'completion')
  const after = typed.after ?? null
  if (after && !comesBefore(activities, after, own)) refuse('after', 'after')
  const [opensAt, dueAt, endsAt] = [typed.opens_at, typed.due_at, typed.ends_at].map(timeOf)
  if (opensAt && dueAt && dueAt <= opensAt) refuse('due_at', 'due')
  if (typed.type === 'meeting' && (!opensAt || !endsAt || endsAt <= opensAt))
    refuse('ends_at', 'meeting')
  const found = await thingTyped(ctx, typed.type, typed.thing ?? null)
  if (!found) return refuse('thing', 'thing')
  return {
    ...{ sectionId: typed.section, type: typed.type, ...found },
    ...{ titleKm: typed.title_km ?? null, titleEn: typed.title_en ?? null },
    ...{ bodyKm: typed.body_km ?? null, bodyEn: typed.body_en ?? null },
    ...{ completion: typed.completion, passing: typed.passing ?? null },
    ...{ isRequired: typed.is_required ?? false, test: typed.test ?? null, afterId: after },
    ...{ opensAt, dueAt, minutes: typed.minutes ?? null },
    settings: {
      ...(typed.place && { place: typed.place }),
      ...(typed.link && { link: typed.link }),
      ...(typed.type === 'assignment' && {
        takes: typed.takes ?? 'both',
        points: pointsOf(rubricOf(typed.rubric ?? '')) || (typed.points ?? 100),
        ...(typed.rubric && { rubric: typed.rubric }),
      }),
      ...(typed.type === 'discussion' && {
        forStudents: typed.for_students ?? false,
        moderation: typed.is_moderated ? ('before' as const) : ('after' as const),
      }),
      ...(endsAt && { endsAt: endsAt.toUTC().toISO()! }),
    },
  }
}

/** Whether one may wait for `after`: it is of this course, and does not wait for this one itself. */
function comesBefore(activities: readonly types.Activity[], after: string, own?: string): boolean {
  const known = new Map(activities.map((one) => [one.id, one]))
  for (let id: string | null = after, n = 0; id !== null && n <= activities.length; n++) {
    if (id === own || !known.has(id)) return false
    id = known.get(id)!.afterId
  }
  return true
}
