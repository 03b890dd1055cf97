import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import '#institutions/api'
import { middleware } from '#start/kernel'

const Institutions = controllers.institutions.Institutions

router
  .group(() => {
    router.get('/', [Institutions, 'index']).as('index')
    router.get('/create', [Institutions, 'create']).as('create')
    router.post('/', [Institutions, 'store']).as('store')
    router.get('/:id', [Institutions, 'show']).as('show')
    router.get('/:id/edit', [Institutions, 'edit']).as('edit')
    router.put('/:id', [Institutions, 'update']).as('update')
  })
  .prefix('institutions')
  .as('institutions')
  .use(middleware.auth())
