import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Resources, Publications, Drafts, Files, Derivatives, Handbook } = controllers.library
const code = { match: /^[2-9a-hj-np-zA-HJ-NP-Z]{7}$/ }

router
  .group(() => {
    router.get('/', [Resources, 'index'])
    router
      .group(() => {
        router.get('/create', [Resources, 'create'])
        router.get('/mine', [Drafts, 'index'])
        router.post('/', [Resources, 'store'])
        router.get('/:code/edit', [Resources, 'edit']).where('code', code)
        router.put('/:code', [Resources, 'update']).where('code', code)
        router.post('/:code/publication', [Publications, 'store']).where('code', code)
        router.delete('/:code/publication', [Publications, 'destroy']).where('code', code)
      })
      .use(middleware.auth())
    router.get('/:code/files/:name', [Files, 'show']).where('code', code)
    router.get('/:code/files/:name/made/:made', [Derivatives, 'show']).where('code', code)
    router.get('/:code/:slug?', [Resources, 'show']).where('code', code)
  })
  .prefix('library')
  .as('library')

router.get('/handbook', [Handbook, 'index']).as('library.handbook.index')
