import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

const CODE = /^[0-9A-Za-z]{4,12}$/

/** Servers that are nobody here yet (docs/protocols/mirror.md section 22). */
router
  .group(() => {
    router.get('/pairings', [controllers.mirror.PairingRequests, 'index'])
    router.post('/pairings', [controllers.mirror.PairingRequests, 'store'])
    router
      .get('/pairings/:id', [controllers.mirror.PairingRequests, 'show'])
      .where('id', router.matchers.uuid())
  })
  .prefix('/mirror/v1')
  .as('mirror.v1')

router
  .group(() => {
    router.get('/pairings', [controllers.mirror.Pairings, 'index'])
    router.post('/pairings', [controllers.mirror.Pairings, 'store'])
    router.get('/pairings/create', [controllers.mirror.Pairings, 'create'])
    router.get('/pairings/:code', [controllers.mirror.Pairings, 'edit'])
    router.put('/pairings/:code', [controllers.mirror.Pairings, 'update'])
    router.post('/pairings/:code/refusal', [controllers.mirror.PairingRefusals, 'store'])
    router.get('/pairings/:code/answer', [controllers.mirror.PairingAnswers, 'show'])
    // Before the codes: `export` looks like one.
    router.get('/sites', [controllers.mirror.Sites, 'index'])
    router.get('/sites/export', [controllers.mirror.SiteExports, 'show'])
    router.get('/sites/:code', [controllers.mirror.SiteDetails, 'show'])
    router.get('/sites/:code/edit', [controllers.mirror.SiteDetails, 'edit'])
    router.put('/sites/:code', [controllers.mirror.SiteDetails, 'update'])
    router.get('/sites/:code/standing', [controllers.mirror.SiteStandings, 'create'])
    router.post('/sites/:code/standing', [controllers.mirror.SiteStandings, 'store'])
    router.post('/sites/:code/machine', [controllers.mirror.SiteMachines, 'store'])
    router.get('/here/pairing', [controllers.mirror.OwnPairings, 'create'])
    router.post('/here/pairing', [controllers.mirror.OwnPairings, 'store'])
    router.delete('/here/pairing', [controllers.mirror.OwnPairings, 'destroy'])
    router.get('/here/pairing/request', [controllers.mirror.OwnAnswers, 'show'])
    router.post('/here/pairing/answer', [controllers.mirror.OwnAnswers, 'store'])
    router.post('/here/pairing/machine', [controllers.mirror.OwnMachines, 'store'])
  })
  .where('code', CODE)
  .prefix('/administration/mirror')
  .as('mirror')
  .use(middleware.auth())
  .use(middleware.mirrorTabs())
