import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { sentFiles } from '#media/actions/sent_files'
import { plainName } from '#courses/editing/form_pictures'
import { workValidator } from '#courses/validators/work'
import { handInWork } from '#courses/actions/hand_in_work'
import { workActivity } from '#courses/queries/activity_page'
import ActivitiesController from '#courses/controllers/activities_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** What a learner writes and sends for an assignment. */
export default class WorksController {
  /** The form stands on the page of the activity. */
  create(ctx: HttpContext) {
    return new ActivitiesController().show(ctx)
  }

  async store(ctx: HttpContext) {
    const { actor, locale, response } = ctx
    const { course, activity, isIn } = await workActivity(ctx)
    const here = `/courses/${course.code}/activities/${activity.id}`
    const typed = await ctx.request.validateUsing(workValidator)
    if (!isIn || activity.type !== 'assignment') return response.redirect().status(303).toPath(here)
    const takes = activity.settings.takes ?? 'both'
    const sent =
      takes === 'text'
        ? []
        : await sentFiles(
            actor!,
            { name: 'files', purpose: 'courses.hand_in', form: typed.files ?? [] },
            locale
          )
    const outcome = await handInWork(actor!.personId, activity, {
      text: takes === 'files' ? null : (typed.text ?? null),
      files: sent.map(({ name, blob }) => ({ name: plainName(name), blobId: blob.id })),
      removed: takes === 'text' ? [] : (typed.removed ?? []),
      isReady: typed.go === 'hand_in',
    })
    if (!outcome.ok) {
      const { type } = outcome.error
      const text = translate(locale, `course.works.${type}`)
      if (type === 'empty') refuseField(takes === 'files' ? 'files' : 'text', text)
      if (type === 'too_many') refuseField('files', text)
      notice(ctx, 'course.works.returned', {}, 'warn')
    } else notice(ctx, typed.go === 'hand_in' ? 'course.works.handed_in' : 'course.notices.saved')
    return response.redirect().status(303).toPath(here)
  }
}
