import edge from 'edge.js'
import { pageLocals } from '#shared/http/page_state'
import type { HttpContext } from '@adonisjs/core/http'
import type { ComponentExample } from '#operations/queries/list_components'

/** The HTML of one example, in a page whose state is that of `ctx` with the example's own on top. */
export function renderComponent(ctx: HttpContext, tag: string, example: ComponentExample) {
  const locals = pageLocals(ctx)
  const page = Object.create(locals.page)
  for (const [key, value] of Object.entries({ errors: {}, ...example.page })) {
    Object.defineProperty(page, key, { value, enumerable: true })
  }
  const { slot, props = {} } = example
  const source = slot ? `@${tag}(props)\n${slot}\n@end\n` : `@!${tag}(props)\n`
  return edge
    .createRenderer()
    .share({ ...locals, page })
    .renderRaw(source, { props })
}
