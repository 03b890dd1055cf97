import limiter from '@adonisjs/limiter/services/main'
import { notice } from '#shared/http/notice'
import { notify } from '#identity/actions/notify'
import { transaction } from '#shared/database/transaction'
import type { HttpContext } from '@adonisjs/core/http'

/** Few enough that nobody is flooded from a device left open. */
const MOST = { requests: 5, duration: '10 mins' } as const

export default class NotificationTestsController {
  /** Tells the person something at once, by every channel they have chosen. */
  async store(ctx: HttpContext) {
    const { personId } = ctx.actor!
    const isAllowed = await limiter.use(MOST).attempt(`notice_test_${personId}`, () =>
      transaction((trx) =>
        notify(trx, {
          kind: 'identity.tried',
          to: [personId],
          href: '/me/notifications/settings',
        })
      ).then(() => true)
    )
    if (isAllowed) notice(ctx, 'notices.settings.tried')
    else notice(ctx, 'notices.settings.tried_often', {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('identity.notification_choices.edit')
  }
}
