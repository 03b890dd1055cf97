import { notice } from '#shared/http/notice'
import { inLocale, translate } from '#shared/http/translate'
import { changeableCourse } from '#courses/changeable_course'
import { localTime } from '#courses/times'
import { activityTypes } from '#courses/course_types'
import { courseChecklist } from '#courses/queries/course_checklist'
import { courseOutline } from '#courses/queries/course_outline'
import { headOf } from '#courses/queries/course_page'
import { namedThings } from '#courses/queries/named_things'
import { courseMoveValidator, orderValidator } from '#courses/validators/course'
import { movedParts, readOrder, type Outline } from '#courses/editing/order_parts'
import { orderParts } from '#courses/actions/write_parts'
import type { HttpContext } from '@adonisjs/core/http'

/** Where a course is put together: sections, activities, their order, and what is missing. */
export default class BuildsController {
  async show(ctx: HttpContext) {
    const { locale, view } = ctx
    const course = await changeableCourse(ctx)
    const { sections, activities } = await courseOutline(course.id)
    const things = await namedThings(activities, locale)
    const t = (key: string, data?: object) => translate(locale, `course.${key}`, { ...data })
    return view.render('pages/courses/courses/build', {
      ...{ ...headOf(course, locale), missing: await courseChecklist(course, locale) },
      entryCode: course.settings.entry === 'code' ? course.entryCode : null,
      types: activityTypes.map((type) => ({ type, text: t(`types.${type}`) })),
      sections: sections.map((section, at) => ({
        ...{ id: section.id, titleKm: section.titleKm, titleEn: section.titleEn },
        opensAt: localTime(section.opensAt),
        title:
          inLocale(locale, section.titleKm, section.titleEn) || t('section', { number: at + 1 }),
        activities: activities
          .filter(({ sectionId }) => sectionId === section.id)
          .map((one) => ({
            ...{ id: one.id, title: inLocale(locale, one.titleKm, one.titleEn) },
            ...{ type: t(`types.${one.type}`), thing: things.get(one.id) },
            rule: t(`completions.${one.completion}`),
            ...{ isRequired: one.isRequired, minutes: one.minutes },
          })),
      })),
    })
  }

  /** The order as a whole, as dragging leaves it, or one step up or down. */
  async update(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    const outline = await courseOutline(course.id)
    const order = await orderOf(ctx, outline)
    await orderParts(course.id, order)
    notice(ctx, 'course.notices.ordered')
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/build`)
  }
}

async function orderOf({ request }: HttpContext, outline: Outline) {
  if (!request.input('order')) {
    return movedParts(outline, await request.validateUsing(courseMoveValidator))
  }
  const { order } = await request.validateUsing(orderValidator)
  return readOrder(order)
}
