import router from '@adonisjs/core/services/router'
import { bareAddress } from '#shared/http/bare_addresses'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'
import '#mirror/pairing_routes'

import '#mirror/edge_routes'

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

router
  .group(() => {
    router.get('/', [controllers.mirror.Overviews, 'show'])
    router.get('/profiles', [controllers.mirror.Profiles, 'index'])
    router.get('/profiles/create', [controllers.mirror.Profiles, 'create'])
    router.post('/profiles', [controllers.mirror.Profiles, 'store'])
    router.get('/profiles/:code', [controllers.mirror.Profiles, 'show'])
    router.get('/profiles/:code/edit', [controllers.mirror.Profiles, 'edit'])
    router.put('/profiles/:code', [controllers.mirror.Profiles, 'update'])
    router.post('/profiles/:code/archive', [controllers.mirror.ProfileArchives, 'store'])
    router.delete('/profiles/:code/archive', [controllers.mirror.ProfileArchives, 'destroy'])
    router.get('/profiles/:code/institutions', [controllers.mirror.CoveredInstitutions, 'index'])
    router
      .get('/profiles/:code/plan/:list', [controllers.mirror.PlanLists, 'show'])
      .where('list', /^(updates|staying|dropped)$/)
    router.post('/profiles/:code/plans', [controllers.mirror.Plans, 'store'])
    router.post('/profiles/:code/editions', [controllers.mirror.Editions, 'store'])
    router.get('/editions', [controllers.mirror.Editions, 'index'])
    router
      .get('/editions/:id', [controllers.mirror.Editions, 'show'])
      .where('id', router.matchers.uuid())
    router
      .post('/editions/:id/run', [controllers.mirror.EditionRuns, 'store'])
      .where('id', router.matchers.uuid())
    router
      .delete('/editions/:id/run', [controllers.mirror.EditionRuns, 'destroy'])
      .where('id', router.matchers.uuid())
    router.get('/withdrawals', [controllers.mirror.Withdrawals, 'index'])
    router.get('/withdrawals/create', [controllers.mirror.Withdrawals, 'create'])
    router.post('/withdrawals', [controllers.mirror.Withdrawals, 'store'])
    router
      .get('/withdrawals/:id', [controllers.mirror.Withdrawals, 'show'])
      .where('id', router.matchers.uuid())
    router
      .delete('/withdrawals/:id', [controllers.mirror.Withdrawals, 'destroy'])
      .where('id', router.matchers.uuid())
    router
      .post('/editions/:id/publications', [controllers.mirror.Publications, 'store'])
      .where('id', router.matchers.uuid())
  })
  .where('code', router.matchers.slug())
  .prefix('/administration/mirror')
  .as('mirror')
  .use(middleware.auth())
  .use(middleware.mirrorTabs())
