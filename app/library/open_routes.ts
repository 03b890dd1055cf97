import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { bareAddress } from '#shared/http/bare_addresses'

const { Feeds, Harvests, Sitemaps } = controllers.library

bareAddress('/oai')

/** What other programs read without a key. */
router
  .group(() => {
    router.get('/oai', [Harvests, 'show'])
    router.post('/oai', [Harvests, 'store'])
    router.get('/library/feeds', [Feeds, 'index'])
    router.get('/library/new.rss', [Feeds, 'rss'])
    router.get('/library/new.atom', [Feeds, 'atom'])
    router.get('/sitemap.xml', [Sitemaps, 'index'])
    router.get('/sitemaps/:number.xml', [Sitemaps, 'show']).where('number', /^\d{1,4}\.xml$/)
    router.get('/robots.txt', [Sitemaps, 'robots'])
  })
  .as('library')
