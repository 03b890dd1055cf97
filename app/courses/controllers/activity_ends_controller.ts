import { notice } from '#shared/http/notice'
import { transaction } from '#shared/database/transaction'
import { noteProgress } from '#courses/actions/note_progress'
import { workActivity } from '#courses/queries/activity_page'
import type { HttpContext } from '@adonisjs/core/http'

/** A learner says that an activity is done, where its rule leaves that to them. */
export default class ActivityEndsController {
  async store(ctx: HttpContext) {
    const { course, activity, isIn, after } = await workActivity(ctx)
    if (isIn && activity.completion === 'said') {
      await transaction((trx) => noteProgress(trx, activity, ctx.actor!.personId, { isSaid: true }))
      notice(ctx, 'course.notices.done')
    }
    return ctx.response
      .redirect()
      .status(303)
      .toPath(after?.href ?? `/courses/${course.code}`)
  }
}
