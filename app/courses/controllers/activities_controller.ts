import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { notice } from '#shared/http/notice'
import { inLocale } from '#shared/http/translate'
import { renderText } from '#courses/render_text'
import { headOf } from '#courses/queries/course_page'
import { namedThings } from '#courses/queries/named_things'
import { filesOfHandIn, ownHandIn } from '#courses/queries/hand_ins'
import { rubricOf } from '#courses/editing/rubric'
import { openActivity, signInFirst } from '#courses/queries/activity_page'
import { noteProgress } from '#courses/actions/note_progress'
import { talkOf } from '#courses/show_talk'
import { timesOf } from '#courses/activity_times'
import type { Activity } from '#courses/course_types'
import type { HttpContext } from '@adonisjs/core/http'

const percentOf = (score: number | null | undefined) =>
  typeof score === 'number' ? Math.round(score * 100) : null

/** What this learner has written for it, and what came back. */
async function ownWork({ actor }: HttpContext, { id, dueAt, settings }: Activity) {
  const work = await ownHandIn(id, actor!.personId)
  const files = work ? await filesOfHandIn(work.id) : []
  return {
    ...{ text: work?.text, stands: work?.state ?? 'draft', feedback: work?.feedback },
    ...{ score: work?.score ?? null, most: settings.points ?? 100, takes: settings.takes },
    isLate: !work?.handedInAt && dueAt !== null && dueAt < clock.now().toJSDate(),
    handedInAt: work?.handedInAt,
    files: files.map((one) => ({ ...one, href: `/hand-ins/${work!.id}/files/${one.id}` })),
    criteria: rubricOf(settings.rubric).map((one, at) => ({
      ...{ ...one, given: work?.state === 'returned' ? (work.marks[at] ?? null) : null },
    })),
  }
}

/** One activity, as learners do it. */
export default class ActivitiesController {
  async show(ctx: HttpContext) {
    const { actor, locale, response, view } = ctx
    const { course, activity, step, isOpen, isIn, isWhereLeft, ...rest } = await openActivity(ctx)
    if (!isOpen) {
      if (!actor) throw signInFirst()
      if (!isIn) notice(ctx, 'course.notices.enrol_first', {}, 'warn')
      else notice(ctx, 'course.notices.closed', {}, 'warn')
      return response.redirect().status(303).toPath(`/courses/${course.code}`)
    }
    // To have opened it is where the learner goes on the next time.
    if (isIn && !isWhereLeft)
      await transaction((trx) => noteProgress(trx, activity, actor!.personId, {}))
    const own = isIn && activity.type === 'assignment' ? await ownWork(ctx, activity) : undefined
    const talk =
      activity.type === 'discussion' ? await talkOf(ctx, activity, rest.teaches) : undefined
    const things = await namedThings([activity], locale)
    const body = { km: activity.bodyKm ?? undefined, en: activity.bodyEn ?? undefined }
    return view.render('pages/courses/activities/show', {
      ...{ course: headOf(course, locale), id: activity.id, type: activity.type, isIn, ...rest },
      title: inLocale(locale, activity.titleKm, activity.titleEn),
      html: renderText(body, locale),
      ...{ thing: things.get(activity.id), own, talk },
      ...{ completion: activity.completion, settings: activity.settings },
      ...{ dueAt: activity.dueAt, passing: activity.passing },
      ...timesOf(activity, locale),
      isDone: isIn && (step.state === 'done' || activity.completion === 'opened'),
      score: percentOf(step.progress?.score),
    })
  }
}
