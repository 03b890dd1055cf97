import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

/** The receiving side: this server as a mirror, and sticks. */
router
  .group(() => {
    router.get('/here', [controllers.mirror.Here, 'show'])
    router.get('/here/edit', [controllers.mirror.Here, 'edit'])
    router.put('/here', [controllers.mirror.Here, 'update'])
    router.get('/here/visits', [controllers.mirror.Visits, 'index'])
    router.post('/here/contacts', [controllers.mirror.Contacts, 'store'])
    router.delete('/here/contacts', [controllers.mirror.Contacts, 'destroy'])
    router.post('/here/returns', [controllers.mirror.EditionReturns, 'store'])
    router.get('/sticks', [controllers.mirror.Sticks, 'index'])
    router.get('/sticks/create', [controllers.mirror.Sticks, 'create'])
    router.post('/sticks', [controllers.mirror.Sticks, 'store'])
    router.get('/sticks/:id', [controllers.mirror.Sticks, 'show'])
    router.post('/sticks/:id/runs', [controllers.mirror.StickRuns, 'store'])
    router.delete('/sticks/:id/runs', [controllers.mirror.StickRuns, 'destroy'])
  })
  .where('id', router.matchers.uuid())
  .prefix('/administration/mirror')
  .as('mirror')
  .use(middleware.auth())
  .use(middleware.mirrorTabs())
