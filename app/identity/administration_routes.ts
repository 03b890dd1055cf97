import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

const { identity } = controllers

/** For those who look after the whole server. */
router
  .group(() => {
    router.get('/deliveries', [identity.Deliveries, 'index'])
    router.post('/deliveries/retry', [identity.DeliveryRetries, 'store'])
  })
  .prefix('/administration')
  .as('identity')
  .use(middleware.auth())
