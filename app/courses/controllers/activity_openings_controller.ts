import { notice } from '#shared/http/notice'
import { transaction } from '#shared/database/transaction'
import { resourceRows, rowOf } from '#library/queries/find_resource'
import { knownPackage } from '#library/queries/package_to_play'
import { launchPackage } from '#runtime/actions/launch_package'
import { namedThings } from '#courses/queries/named_things'
import { newsOf } from '#courses/actions/follow_attempt'
import { noteProgress } from '#courses/actions/note_progress'
import { workActivity } from '#courses/queries/activity_page'
import Package from '#runtime/models/package'
import type { HttpContext } from '@adonisjs/core/http'
import type { Activity } from '#courses/course_types'

/** Opens what an activity leads to: a package plays, everything else has its own page. */
export default class ActivityOpeningsController {
  async store(ctx: HttpContext) {
    const { actor, locale, request, response } = ctx
    const { course, activity, isIn } = await workActivity(ctx)
    const here = `/courses/${course.code}/activities/${activity.id}`
    const row = await packageIn(activity)
    if (!row || !actor) {
      const things = await namedThings([activity], locale)
      const { href = here } = things.get(activity.id) ?? {}
      return response.redirect().status(303).toPath(href)
    }
    const appOrigin = `${request.protocol()}://${request.host()}`
    const outcome = await launchPackage(actor, row, { appOrigin, back: here })
    if (!outcome.ok) {
      notice(ctx, `runtime.notices.${outcome.error.type}`, {}, 'warn')
      return response.redirect().status(303).toPath(here)
    }
    const { launch, attempt } = outcome.value
    // What was reached before, in the library say, counts here too.
    if (isIn) {
      await transaction((trx) => noteProgress(trx, activity, actor.personId, newsOf(attempt)))
    }
    return response.redirect().status(303).toRoute('runtime.launches.show', [launch.id])
  }
}

async function packageIn({ packageId, resourceId }: Activity): Promise<Package | null> {
  if (packageId) return Package.find(packageId)
  const row = resourceId && (await resourceRows().where('id', resourceId).first())
  if (!row || row.state !== 'published') return null
  const known = await knownPackage(rowOf(row), {})
  return known ? Package.find(known) : null
}
