import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import '#institutions/api'
import { middleware } from '#start/kernel'
import '#institutions/code_list_routes'

const { institutions } = controllers
const Institutions = institutions.Institutions
const Clusters = institutions.Clusters

router
  .group(() => {
    router.get('/', [Institutions, 'index']).as('index')
    router.get('/create', [Institutions, 'create']).as('create')
    router.get('/tree', [institutions.InstitutionTrees, 'show']).as('tree')
    router.get('/export', [institutions.InstitutionExports, 'show']).as('export')
    router.get('/places', [institutions.Places, 'index']).as('places.index')
    router.get('/places/:code', [institutions.Places, 'show']).as('places.show')
    router.get('/code/:code', [institutions.InstitutionCodes, 'show']).as('code')
    router.get('/clusters', [Clusters, 'index']).as('clusters.index')
    router.get('/clusters/create', [Clusters, 'create']).as('clusters.create')
    router.post('/clusters', [Clusters, 'store']).as('clusters.store')
    router.get('/clusters/:id', [Clusters, 'show']).as('clusters.show')
    router.get('/clusters/:id/edit', [Clusters, 'edit']).as('clusters.edit')
    router.put('/clusters/:id', [Clusters, 'update']).as('clusters.update')
    router.post('/', [Institutions, 'store']).as('store')
    router.get('/:id', [Institutions, 'show']).as('show')
    router.get('/:id/edit', [Institutions, 'edit']).as('edit')
    router.put('/:id', [Institutions, 'update']).as('update')
    router.get('/:id/merger', [institutions.Mergers, 'create']).as('merger.create')
    router.post('/:id/merger', [institutions.Mergers, 'store']).as('merger.store')
    router.delete('/:id/merger', [institutions.Mergers, 'destroy']).as('merger.destroy')
  })
  .prefix('institutions')
  .as('institutions')
  .use(middleware.auth())
