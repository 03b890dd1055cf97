import { Exception } from '@adonisjs/core/exceptions'
import { appUrl } from '#config/app'
import { sendUnchanged } from '#shared/http/send_unchanged'
import { sitemapIndex, sitemapPart } from '#library/sitemap/sitemap'
import type { HttpContext } from '@adonisjs/core/http'

/** What is of use to people only, or is asked by programs in another way. What the sitemap names is not in it. */
const CLOSED = [
  ...[
    '/administration',
    '/api/',
    '/audit',
    '/imports',
    '/jobs',
    '/notifications',
    '/oai',
    '/people',
  ],
  ...[
    '/report',
    '/reviews',
    '/sign-in',
    '/library/*/play',
    '/library/*/files/',
    '/library/*/bundle',
  ],
  ...['/*?q=', '/*&q=', '/*?lang=', '/*&lang='],
]

/** What machines that search the web may look at, and where it is. */
export default class SitemapsController {
  async index(ctx: HttpContext) {
    return sendUnchanged(ctx, { ...(await sitemapIndex()), type: 'application/xml' })
  }

  async show(ctx: HttpContext) {
    const body = await sitemapPart(Number.parseInt(ctx.params.number, 10))
    if (!body) throw new Exception('No such part', { status: 404, code: 'E_ROW_NOT_FOUND' })
    return sendUnchanged(ctx, { body, type: 'application/xml' })
  }

  async robots(ctx: HttpContext) {
    const rules = ['User-agent: *', ...CLOSED.map((path) => `Disallow: ${path}`)]
    const body = `${rules.join('\n')}\n\nSitemap: ${appUrl}/sitemap.xml\n`
    return sendUnchanged(ctx, { body, type: 'text/plain' })
  }
}
