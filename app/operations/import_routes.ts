import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { controllers } from '#generated/controllers'

const { operations } = controllers

router
  .group(() => {
    router.get('/', [operations.Imports, 'index'])
    router.get('/create', [operations.Imports, 'create'])
    router.get('/template', [operations.ImportTemplates, 'show'])
    router.post('/', [operations.Imports, 'store'])
    router.get('/:id', [operations.Imports, 'show'])
    router.delete('/:id', [operations.Imports, 'destroy'])
    router.put('/:id/choices', [operations.ImportChoices, 'update'])
    router.post('/:id/preview', [operations.ImportPreviews, 'store'])
    router.post('/:id/application', [operations.ImportApplications, 'store'])
    router.post('/:id/undo', [operations.ImportUndos, 'store'])
    router.get('/:id/bad-rows', [operations.ImportBadRows, 'show'])
  })
  .prefix('imports')
  .where('id', router.matchers.uuid())
  .as('operations')
  .use(middleware.auth())
