import { listQuery } from '#shared/http/list_query'
import { translate } from '#shared/http/translate'
import { kinds } from '#library/types'
import { listOwn } from '#library/queries/list_own'
import type { HttpContext } from '@adonisjs/core/http'

/** What institutions keep for their own people: staff and pupils find it here, nobody else. */
export default class OwnResourcesController {
  async index(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const q = text('q')
    const kind = kinds.find((one) => one === text('kind')) ?? null
    const listed = await listOwn(ctx.actor!, ctx.locale, { q, kind, page })
    return ctx.view.render('pages/library/own_resources/index', {
      ...{ ...listed, q, kind },
      kinds: kinds.map((value) => ({
        value,
        text: translate(ctx.locale, `library.kinds.${value}`),
      })),
    })
  }
}
