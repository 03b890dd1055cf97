import { appUrl } from '#config/app'
import { listQuery } from '#shared/http/list_query'
import { inLocale } from '#shared/http/translate'
import { openResource } from '#library/open_resource'
import { findByCode } from '#library/queries/find_resource'
import { findCollectionCode } from '#library/queries/collections'
import { citationOf } from '#library/queries/citation'
import type { HttpContext } from '@adonisjs/core/http'

/** Short codes on paper: `/q/K7QM2XA`, typed at any server, and the card that prints one. */
export default class ShortCodesController {
  /** Where a code is typed; an unknown one is said so. */
  async index(ctx: HttpContext) {
    const typed = listQuery(ctx).text('code')
    const path = typed ? await pathOf(typed) : undefined
    if (path) return ctx.response.redirect().status(303).toPath(path)
    if (typed) ctx.response.status(404)
    return ctx.view.render('pages/library/short_codes/index', { typed })
  }

  async show(ctx: HttpContext) {
    const path = await pathOf(ctx.params.code)
    if (path) return ctx.response.redirect().status(302).toPath(path)
    ctx.response.status(404)
    return ctx.view.render('pages/library/short_codes/index', { typed: ctx.params.code })
  }

  /** The card to print or to paste into a book. */
  async card(ctx: HttpContext) {
    const resource = await openResource(ctx)
    const address = `${appUrl}/q/${resource.code}`
    return ctx.view.render('pages/library/short_codes/card', {
      code: resource.code,
      address,
      title: inLocale(ctx.locale, resource.titleKm, resource.titleEn),
      citation: citationOf(resource, `${appUrl}/library/${resource.code}`, ctx.locale),
    })
  }
}

/** Codes are typed with spaces, hyphens and small letters. */
async function pathOf(typed: string) {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase().slice(0, 12)
  if (await findByCode(code)) return `/library/${code}`
  return (await findCollectionCode(code)) ? `/collections/${code}` : undefined
}
