import { notice } from '#shared/http/notice'
import { inLocale, translate } from '#shared/http/translate'
import { renderText } from '#courses/render_text'
import { emptyTalk } from '#courses/show_talk'
import { timesOf } from '#courses/activity_times'
import { taughtCourse } from '#courses/changeable_course'
import { headOf } from '#courses/queries/course_page'
import { namedThings } from '#courses/queries/named_things'
import { findActivity } from '#courses/queries/course_outline'
import * as preview from '#courses/queries/course_preview'
import type { HttpContext } from '@adonisjs/core/http'

/** A course as its learners see it, for those who teach it: nothing is kept, whatever state the course is in. */
export default class PreviewsController {
  async show(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const page = await preview.coursePreview(course, ctx.locale, doneIn(ctx))
    return ctx.view.render('pages/courses/courses/show', page)
  }

  async activity(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { locale, params, response, view } = ctx
    const activity = await findActivity(course.id, params.id)
    const path = await preview.previewPath(course, doneIn(ctx))
    const at = path.steps.findIndex((step) => step.activity.id === activity.id)
    const step = path.steps[at]
    if (step.lock) {
      notice(ctx, 'course.notices.closed', {}, 'warn')
      return response.redirect().status(303).toPath(preview.previewHref(course.code, path.done))
    }
    const things = await namedThings([activity], locale)
    const body = { km: activity.bodyKm ?? undefined, en: activity.bodyEn ?? undefined }
    return view.render('pages/courses/activities/show', {
      ...{ course: headOf(course, locale), id: activity.id, type: activity.type },
      ...{
        isIn: true,
        teaches: false,
        talk: emptyTalk(activity),
        thing: things.get(activity.id),
        score: null,
      },
      ...preview.previewNeighbours(path, course, at, locale),
      ...{ title: inLocale(locale, activity.titleKm, activity.titleEn) },
      html: renderText(body, locale),
      typeText: translate(locale, `course.types.${activity.type}`),
      ...{ completion: activity.completion, settings: activity.settings },
      ...{ dueAt: activity.dueAt, passing: activity.passing, ...timesOf(activity, locale) },
      isDone: step.state === 'done' || activity.completion === 'opened',
      preview: {
        ...preview.previewBar(course.code, path.done, path.of),
        next: preview.previewHref(course.code, Math.min(path.of, path.done + 1)),
      },
    })
  }
}

const doneIn = ({ request }: HttpContext) => Number(request.qs().done)
