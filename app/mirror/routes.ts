import router from '@adonisjs/core/services/router'
import { bareAddress } from '#shared/http/bare_addresses'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

bareAddress('/mirror/v1/')

/** What mirrors ask (docs/protocols/mirror.md sections 13 and 14). */
router
  .group(() => {
    router.post('/poll', [controllers.mirror.Polls, 'store'])
    router.get('/tuf/:file', [controllers.mirror.TrustFiles, 'show'])
    router.get('/objects/:first/:second/:name', [controllers.mirror.Objects, 'show'])
    router.post('/have', [controllers.mirror.Objects, 'index']).as('have')
    router.post('/want', [controllers.mirror.Objects, 'store']).as('want')
  })
  .prefix('/mirror/v1')
  .as('mirror.v1')
  .use(middleware.mirrorSite())
