import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'

router.get('/', [controllers.operations.Home, 'show']).as('home')

if (!app.inProduction) {
  router.get('/ui', [controllers.operations.Components, 'index']).as('operations.components.index')
}
