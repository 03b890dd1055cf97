import { appUrl } from '#config/app'
import { isStaff } from '#identity/queries/is_staff'
import { noteOpening } from '#library/actions/note_opening'
import { ownAttempt } from '#runtime/queries/own_attempt'
import { LruCache } from '#shared/lru_cache'
import { onForget } from '#shared/remembered'
import { listQuery } from '#shared/http/list_query'
import { visitorPages } from '#shared/http/visitor_pages'
import { resourceActions, resourcePage } from '#library/queries/resource_page'
import type { HttpContext } from '@adonisjs/core/http'
import type { ResourceRow } from '#library/queries/find_resource'

type Shown = Awaited<ReturnType<typeof resourcePage>>

const SECONDS = 30
const PLAY = '<div data-play></div>'

const pages = visitorPages(100)
const parts = new LruCache<{ shown: Shown; main: string; until: number }>(100)
onForget(() => parts.clear())

/** The page of a resource that this reader may open. */
export async function showResourcePage(ctx: HttpContext, resource: ResourceRow) {
  const { id, revision, state } = resource
  return pages(ctx, `${id}.${revision}.${state}`, async () => {
    await noteOpening(ctx.actor, resource)
    const { shown, main } = await sharedPart(ctx, resource)
    const actions = await resourceActions(resource, ctx.actor)
    const whole = shown.play ? main.replace(PLAY, await playPart(ctx, shown)) : main
    return ctx.view.render('pages/library/resources/show', { ...shown, ...actions, main: whole })
  })
}

/** What plays, for this reader: where they stand in it, and a form of their own. */
async function playPart({ actor, view }: HttpContext, shown: Shown) {
  const { id, kind } = shown.play!
  const attempt = actor ? await ownAttempt(actor, id, kind) : undefined
  const html = await view.render('components/library/play', { ...shown, attempt })
  return () => html
}

/**
 * What is the same for all readers of one kind (staff or not) at this address in this language, remembered for half
 * a minute under the revision. What depends on the person, such as buttons to edit and publish, is never in here.
 */
async function sharedPart(ctx: HttpContext, resource: ResourceRow) {
  const { request, actor, locale } = ctx
  const { id, revision, state } = resource
  const key = `${id}.${revision}.${state} ${locale} ${isStaff(actor)} ${request.url(true)}`
  const known = parts.get(key)
  if (known && known.until > Date.now()) return known
  const content = request.qs().content
  const shown = await resourcePage(resource, {
    actor,
    locale,
    content: content === 'km' || content === 'en' ? content : locale,
    address: `${appUrl}/library/${resource.code}`,
    page: request.qs().page,
    find: listQuery(ctx).text('find'),
  })
  const main = await ctx.view.render('components/library/resource_main', shown)
  const part = { shown, main, until: Date.now() + SECONDS * 1000 }
  parts.set(key, part)
  return part
}
