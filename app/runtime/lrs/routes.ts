import router from '@adonisjs/core/services/router'
import { bareAddress } from '#shared/http/bare_addresses'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

bareAddress('/xapi/')

/** One door: which resource and method it is, who asks and what they may, `answerXapi` says. */
router.route('/xapi/*', METHODS, [controllers.runtime.lrs.Xapi, 'handle']).as('runtime.xapi')

router
  .group(() => {
    router.get('/statements', [controllers.runtime.Statements, 'index'])
    router.get('/statements/:id', [controllers.runtime.Statements, 'show'])
    router.get('/statement-exports', [controllers.runtime.StatementExports, 'show'])
    router.get('/record-stores', [controllers.runtime.RecordStores, 'index'])
    router.get('/record-stores/create', [controllers.runtime.RecordStores, 'create'])
    router.post('/record-stores', [controllers.runtime.RecordStores, 'store'])
    router.get('/record-stores/:id/edit', [controllers.runtime.RecordStores, 'edit'])
    router.put('/record-stores/:id', [controllers.runtime.RecordStores, 'update'])
    router.delete('/record-stores/:id', [controllers.runtime.RecordStores, 'destroy'])
    router.post('/record-stores/:id/trials', [controllers.runtime.RecordStoreTrials, 'store'])
  })
  .where('id', router.matchers.uuid())
  .prefix('/administration')
  .as('runtime')
  .use(middleware.auth())
