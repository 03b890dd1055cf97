import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Uploads, Preparations, PreparationRetries } = controllers.media

router
  .group(() => {
    router.get('/uploads', [Uploads, 'index'])
    router.post('/media/uploads', [Uploads, 'store'])
    router
      .route('/media/uploads/:id', ['HEAD', 'PATCH'], [Uploads, 'update'])
      .as('uploads.update')
      .where('id', router.matchers.uuid())
    router.delete('/media/uploads/:id', [Uploads, 'destroy']).where('id', router.matchers.uuid())
    router.get('/administration/media', [Preparations, 'index'])
    router.post('/administration/media/retries', [PreparationRetries, 'store'])
  })
  .as('media')
  .use(middleware.auth())
