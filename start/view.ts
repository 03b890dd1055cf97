import edge from 'edge.js'
import app from '@adonisjs/core/services/app'
import { HttpContext } from '@adonisjs/core/http'
import { attrs } from '#shared/http/view/attrs'
import { bytes } from '#shared/http/view/bytes'
import { icon } from '#shared/http/view/icon'
import { qr } from '#shared/http/view/qr'
import { chartShape } from '#shared/http/view/chart'
import { pageLocals } from '#shared/http/page_state'

// edge.js lists the component folders anew for every request; the list can't change in production.
if (app.inProduction) {
  const list = edge.loader.listComponents.bind(edge.loader)
  let listed: ReturnType<typeof list> | undefined
  edge.loader.listComponents = () => (listed ??= list())
}

edge.global('attrs', attrs)
edge.global('bytes', bytes)
edge.global('icon', icon)
edge.global('qr', qr)
edge.global('chartShape', chartShape)

HttpContext.getter(
  'view',
  function (this: HttpContext) {
    return edge.createRenderer().share(pageLocals(this))
  },
  true
)
