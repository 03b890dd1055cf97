import router from '@adonisjs/core/services/router'
import { bareAddress } from '#shared/http/bare_addresses'
import { controllers } from '#generated/controllers'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

bareAddress('/xapi/')

/** One door: which resource and method it is, who asks and what they may, `answerXapi` says. */
router.route('/xapi/*', METHODS, [controllers.runtime.lrs.Xapi, 'handle']).as('runtime.xapi')
