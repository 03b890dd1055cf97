import { pagerOf } from '#shared/database/pager'
import { listQuery } from '#shared/http/list_query'
import { discussionPage } from '#courses/queries/posts'
import type { HttpContext } from '@adonisjs/core/http'
import type { Activity } from '#courses/course_types'

/** What is said of a discussion whatever stands in it. */
const rulesOf = ({ settings }: Activity, teaches: boolean) => ({
  isModerated: settings.moderation !== 'after' && !teaches,
  isClosedForStudents: teaches && !settings.forStudents,
  decides: teaches,
})

/** A discussion as this person sees it; undefined where nobody has signed in. */
export async function talkOf(ctx: HttpContext, activity: Activity, teaches: boolean) {
  const { actor, locale } = ctx
  if (!actor) return undefined
  const asked = { actor, teaches, locale, page: listQuery(ctx).page }
  const page = await discussionPage(activity, asked)
  return { ...page, ...rulesOf(activity, teaches), canWrite: true }
}

/** The same in a preview, as it is at first. */
export const emptyTalk = (activity: Activity) => ({
  ...{ ...rulesOf(activity, false), pager: pagerOf(0, 1, 1), posts: [], canWrite: false },
})
