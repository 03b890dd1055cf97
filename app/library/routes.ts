import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import '#library/api'
import '#library/open_routes'

const { Exports, AllExports, OwnResources, Citations } = controllers.library
const { Resources, Publications, Drafts, Files, Derivatives, Handbook } = controllers.library
const { Reviews, ReviewDecisions, ReviewComments } = controllers.library
const { Saves, Ratings, ShortCodes, Collections, CollectionItems } = controllers.library
const { Plays, Viewings, Coverage, CoverageSheets, Localisations, WorkOrders } = controllers.library
const { Sources, Bundles, Proofs, Versions, Relations, Adaptations } = controllers.library
const code = { match: /^[2-9a-hj-np-zA-HJ-NP-Z]{7}$/ }

router
  .group(() => {
    router.get('/', [Resources, 'index'])
    router
      .group(() => {
        router.get('/create', [Resources, 'create'])
        router.get('/mine', [Drafts, 'index'])
        router.get('/own', [OwnResources, 'index'])
        router.get('/saved', [Saves, 'index'])
        router.get('/coverage', [Coverage, 'index'])
        router.get('/sources', [Sources, 'index'])
        router.get('/sources/:id', [Sources, 'show']).where('id', router.matchers.uuid())
        router.put('/sources/:id', [Sources, 'update']).where('id', router.matchers.uuid())
        router.get('/exports', [Exports, 'index'])
        router.get('/exports/create', [Exports, 'create'])
        router.post('/exports', [Exports, 'store'])
        router.get('/exports/:id', [Exports, 'show']).where('id', router.matchers.uuid())
        router.delete('/exports/:id', [Exports, 'destroy']).where('id', router.matchers.uuid())
        router.get('/coverage/print', [Coverage, 'print'])
        router.get('/coverage/sheet', [CoverageSheets, 'show'])
        router.get('/coverage/localisation', [Localisations, 'index'])
        router.get('/coverage/localisation/print', [Localisations, 'print'])
        router.get('/coverage/localisation/sheet', [Localisations, 'sheet'])
        router.post('/:code/saves', [Saves, 'store']).where('code', code)
        router.delete('/:code/saves', [Saves, 'destroy']).where('code', code)
        router.get('/:code/ratings', [Ratings, 'index']).where('code', code)
        router.post('/:code/ratings', [Ratings, 'store']).where('code', code)
        router.delete('/:code/ratings', [Ratings, 'destroy']).where('code', code)
        router.post('/', [Resources, 'store'])
        router.post('/:code/lineage', [Relations, 'store']).where('code', code)
        router.delete('/:code/lineage/:relation', [Relations, 'destroy']).where('code', code)
        router.post('/:code/adaptations', [Adaptations, 'store']).where('code', code)
        router.get('/:code/proof', [Proofs, 'show']).where('code', code)
        router.get('/:code/edit', [Resources, 'edit']).where('code', code)
        router.put('/:code', [Resources, 'update']).where('code', code)
        router.post('/:code/play', [Plays, 'store']).where('code', code)
        router.post('/:code/files/:name/viewings', [Viewings, 'store']).where('code', code)
        router.post('/:code/publication', [Publications, 'store']).where('code', code)
        router.delete('/:code/publication', [Publications, 'destroy']).where('code', code)
      })
      .use(middleware.auth())
    router
      .get('/:code/citation/:format', [Citations, 'show'])
      .where('code', code)
      .where('format', /^(?:ris|bib)$/)
    router.get('/:code/card', [ShortCodes, 'card']).where('code', code)
    router.get('/:code/versions', [Versions, 'index']).where('code', code)
    router.get('/:code/versions/:number', [Versions, 'show']).where('code', code)
    router.get('/:code/versions/:number/files/:name', [Versions, 'file']).where('code', code)
    router.get('/:code/lineage', [Relations, 'index']).where('code', code)
    router.get('/:code/play', [Plays, 'show']).where('code', code)
    router.get('/:code/bundle', [Bundles, 'show']).where('code', code)
    router.get('/:code/files/:name', [Files, 'show']).where('code', code)
    router.get('/:code/files/:name/made/:made', [Derivatives, 'show']).where('code', code)
    router.get('/:code/:slug?', [Resources, 'show']).where('code', code)
  })
  .prefix('library')
  .as('library')

router
  .group(() => {
    router.get('/exports', [AllExports, 'index'])
    router.delete('/exports/:id', [AllExports, 'destroy']).where('id', router.matchers.uuid())
  })
  .prefix('administration')
  .as('library')
  .use(middleware.auth())

router.get('/handbook', [Handbook, 'index']).as('library.handbook.index')

router
  .group(() => {
    router.get('/', [Reviews, 'index'])
    router.post('/', [Reviews, 'store'])
    router.get('/:id', [Reviews, 'show'])
    router.put('/:id', [Reviews, 'update'])
    router.delete('/:id', [Reviews, 'destroy'])
    router.put('/:id/decision', [ReviewDecisions, 'update'])
    router.post('/:id/decision', [ReviewDecisions, 'store'])
    router.post('/:id/comments', [ReviewComments, 'store'])
    router.put('/:id/comments/:comment', [ReviewComments, 'update'])
  })
  .prefix('reviews')
  .as('library')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/q', [ShortCodes, 'index'])
    router.get('/q/:code', [ShortCodes, 'show'])
    router.get('/collections', [Collections, 'index'])
    router
      .group(() => {
        router.get('/create', [Collections, 'create'])
        router.post('/', [Collections, 'store'])
        router.get('/:code/edit', [Collections, 'edit'])
        router.put('/:code', [Collections, 'update'])
        router.delete('/:code', [Collections, 'destroy'])
        router.post('/:code/items', [CollectionItems, 'store'])
        router.put('/:code/items/:item', [CollectionItems, 'update'])
        router.delete('/:code/items/:item', [CollectionItems, 'destroy'])
      })
      .prefix('collections')
      .use(middleware.auth())
    router.get('/collections/:code', [Collections, 'show']).where('code', code)
    router.get('/collections/:code/credits', [Collections, 'credits']).where('code', code)
    router
      .group(() => {
        router.get('/', [WorkOrders, 'index'])
        router.get('/create', [WorkOrders, 'create'])
        router.post('/', [WorkOrders, 'store'])
        router.get('/:id', [WorkOrders, 'show'])
        router.put('/:id', [WorkOrders, 'update'])
        router.delete('/:id', [WorkOrders, 'destroy'])
      })
      .prefix('work-orders')
      .use(middleware.auth())
  })
  .as('library')
