import { notice } from '#shared/http/notice'
import { changeableCourse } from '#courses/changeable_course'
import { courseSectionValidator } from '#courses/validators/course'
import { timeOf } from '#courses/times'
import * as write from '#courses/actions/write_parts'
import type { HttpContext } from '@adonisjs/core/http'

/** The sections of a course. */
export default class CourseSectionsController {
  async store(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    await write.addSection(course.id, await inputOf(ctx))
    return back(ctx, course.code)
  }

  async update(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    await write.changeSection(course.id, ctx.params.id, await inputOf(ctx))
    notice(ctx, 'course.notices.saved')
    return back(ctx, course.code)
  }

  async destroy(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    const isGone = await write.removeSection(course.id, ctx.params.id)
    if (!isGone) notice(ctx, 'course.notices.section_full', {}, 'warn')
    return back(ctx, course.code)
  }
}

async function inputOf({ request }: HttpContext) {
  const typed = await request.validateUsing(courseSectionValidator)
  return {
    ...{ titleKm: typed.title_km ?? null, titleEn: typed.title_en ?? null },
    opensAt: timeOf(typed.opens_at),
  }
}

const back = ({ response }: HttpContext, code: string) =>
  response.redirect().status(303).toPath(`/courses/${code}/build`)
