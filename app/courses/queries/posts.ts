import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { instant } from '#shared/database/instant'
import { pagerOf } from '#shared/database/pager'
import { inLocale } from '#shared/http/translate'
import { seenNames } from '#identity/queries/seen_names'
import { renderText } from '#courses/render_text'
import type { Actor } from '#shared/actor'
import type { Activity } from '#courses/course_types'
import type { Locale } from '#config/i18n'

export const postStates = ['waiting', 'shown', 'hidden'] as const
export type PostState = (typeof postStates)[number]

export type Post = {
  id: string
  activityId: string
  parentId: string | null
  personId: string
  body: string
  state: PostState
  isReported: boolean
  decidedAt: Date | null
  createdAt: Date
}

const PER_PAGE = 20

/** So many answers to one post are shown. */
const MOST_ANSWERS = 200

export const postOf = (row: any): Post => ({
  ...{ id: row.id, activityId: row.activity_id, parentId: row.parent_id },
  ...{ personId: row.person_id, body: row.body, state: row.state },
  ...{ isReported: row.reported_at !== null, decidedAt: instant(row.decided_at) },
  createdAt: instant(row.created_at)!,
})

/** The post of this course; 404 where there is none. */
export async function findPost(courseId: string, id: string): Promise<Post> {
  const row =
    validate(id) && (await db.from('courses_posts').where({ id, course_id: courseId }).first())
  if (!row) throw new Exception('No such post', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return postOf(row)
}

/** Whether somebody takes part in a discussion: pupils only where it is open to them. Nobody knows a person without a role. */
export const mayDiscuss = ({ grants }: Actor, { settings }: Activity) =>
  settings.forStudents === true || grants.some(({ role }) => role !== 'student')

/** What of a course there is for this reader: pupils find no discussion that is closed to them, visitors none at all. */
export const thereFor = <T extends Activity>(
  activities: readonly T[],
  actor: Actor | null,
  teaches: boolean
): T[] =>
  activities.filter(
    (one) => one.type !== 'discussion' || teaches || (actor !== null && mayDiscuss(actor, one))
  )

type Asked = { actor: Actor; teaches: boolean; locale: Locale; page: number }

/**
 * A page of a discussion, the newest first, each with its answers. What waits or was hidden is seen by its writer and by those
 * who teach. At most six queries.
 */
export async function discussionPage(activity: Activity, { actor, teaches, locale, page }: Asked) {
  const seen = () => {
    const query = db.from('courses_posts').where('activity_id', activity.id)
    if (!teaches)
      query.where((own) => own.where('state', 'shown').orWhere('person_id', actor.personId))
    return query
  }
  const [{ total }] = await seen().whereNull('parent_id').count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const tops = await seen()
    .whereNull('parent_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const ids = tops.map((row) => row.id as string)
  const answers =
    ids.length > 0
      ? await seen()
          .whereIn('parent_id', ids)
          .orderBy('created_at')
          .orderBy('id')
          .limit(PER_PAGE * MOST_ANSWERS)
      : []
  const posts = [...tops, ...answers].map(postOf)
  const names = await namesOf(posts, actor, locale)
  const shape = (post: Post) => shapeOf(post, { actor, teaches, locale, names })
  return {
    pager,
    posts: tops.map(postOf).map((post) => ({
      ...shape(post),
      answers: posts.filter(({ parentId }) => parentId === post.id).map(shape),
    })),
  }
}

const namesOf = (posts: readonly Post[], actor: Actor, locale: Locale) =>
  seenNames(
    actor,
    posts.map(({ personId }) => personId),
    locale
  )

type Around = Omit<Asked, 'page'> & { names: Map<string, string> }

function shapeOf(post: Post, { actor, teaches, locale, names }: Around) {
  const isOwn = post.personId === actor.personId
  return {
    ...{ id: post.id, state: post.state, isReported: post.isReported, isOwn },
    ...{ name: names.get(post.personId) ?? '', at: post.createdAt },
    html: renderText({ [locale]: post.body }, locale),
    canReport: !isOwn && !teaches && post.state === 'shown' && post.decidedAt === null,
  }
}

/** What waits for a teacher in all discussions of a course, the longest waiting first. Five queries. */
export async function waitingPosts(courseId: string, actor: Actor, locale: Locale, page: number) {
  const rows = () => db.from('courses_posts as p').where('p.course_id', courseId)
  const [{ total }] = await rows().where('p.state', 'waiting').count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const found = await rows()
    .where('p.state', 'waiting')
    .join('courses_activities as a', 'a.id', 'p.activity_id')
    .orderBy('p.created_at')
    .orderBy('p.id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select('p.*', 'a.title_km', 'a.title_en')
  const names = await namesOf(found.map(postOf), actor, locale)
  return {
    pager,
    posts: found.map((row) => ({
      ...shapeOf(postOf(row), { actor, teaches: true, locale, names }),
      activityId: row.activity_id as string,
      title: inLocale(locale, row.title_km, row.title_en),
    })),
  }
}
