import { LruCache } from '#shared/lru_cache'
import { onForget } from '#shared/remembered'
import type { HttpContext } from '@adonisjs/core/http'

const SECONDS = 30

/**
 * Remembers whole pages for visitors for half a minute: `const pages = visitorPages(200)`, then
 * `return pages(ctx, version, () => ctx.view.render(...))`. A request that has a person or a session (with its form
 * tokens and notices) is never answered from here, nor kept. `version` changes with what the page shows; address and
 * language are part of the key.
 */
export function visitorPages(most: number) {
  const pages = new LruCache<{ body: Buffer; until: number }>(most)
  onForget(() => pages.clear())
  return async (ctx: HttpContext, version: string, render: () => Promise<string>) => {
    if (ctx.actor || ctx.session || ctx.pageStatus) return render()
    const key = `${version} ${ctx.locale} ${ctx.request.url(true)}`
    const known = pages.get(key)
    ctx.response.header('content-type', 'text/html; charset=utf-8')
    if (known && known.until > Date.now()) return known.body
    const body = Buffer.from(await render())
    pages.set(key, { body, until: Date.now() + SECONDS * 1000 })
    return body
  }
}
