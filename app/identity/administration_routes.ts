import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

const { identity } = controllers

/** For those who look after the whole server. */
router
  .group(() => {
    router.get('/deliveries', [identity.Deliveries, 'index'])
    router.get('/tokens', [identity.ApiTokens, 'index'])
    router.post('/tokens', [identity.ApiTokens, 'store'])
    router.get('/tokens/create', [identity.ApiTokens, 'create'])
    router.get('/tokens/:id', [identity.ApiTokens, 'show'])
    router.delete('/tokens/:id', [identity.ApiTokens, 'destroy'])
    router.post('/tokens/:id/rotation', [identity.ApiTokenRotations, 'store'])
    router.post('/deliveries/retry', [identity.DeliveryRetries, 'store'])
  })
  .where('id', router.matchers.uuid())
  .prefix('/administration')
  .as('identity')
  .use(middleware.auth())
