import { mirrorPagesFor } from '#mirror/pages'
import { translate } from '#shared/http/translate'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Gives the pages of mirrors their tabs, see resources/views/pages/mirror/tabs.edge. */
export default class MirrorTabsMiddleware {
  handle({ actor, locale, view }: HttpContext, next: NextFn) {
    const mirrorTabs = mirrorPagesFor(actor ?? null).map(({ name, href }) => ({
      ...{ name, href, text: translate(locale, `mirror_centre.tabs.${name}`) },
    }))
    view.share({ mirrorTabs })
    return next()
  }
}
