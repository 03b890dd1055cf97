import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { formatDate } from '#shared/khmer/dates'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import ApiToken from '#identity/models/api_token'
import Notification from '#identity/models/notification'

const KIND = 'identity.token_expiring'
const BEFORE = { days: 14 }

const addressOf = ({ id }: ApiToken) => `/administration/tokens/${id}`

/** The tokens that end within two weeks and of which nobody was told yet: their day never changes. */
async function dueTokens() {
  const now = clock.now()
  const soon = await ApiToken.query()
    .whereNull('revoked_at')
    .whereBetween('expires_at', [sqlTime(now), sqlTime(now.plus(BEFORE))])
  if (soon.length === 0) return []
  const told = await Notification.query().where('kind', KIND).whereIn('href', soon.map(addressOf))
  const known = new Set(told.map(({ href }) => href))
  return soon.filter((token) => !known.has(addressOf(token)))
}

export async function hasDueTokens() {
  const due = await dueTokens()
  return due.length > 0
}

/** Tells who made a token that it ends soon, so that no program stops by surprise. */
export default class WarnOfTokens extends TrackedJob<object> {
  static kind = 'identity.warn_of_tokens'

  async run() {
    for (const token of await dueTokens()) {
      const day = (locale: 'km' | 'en') => formatDate(token.expiresAt, { locale, style: 'long' })
      await transaction(async (trx) => {
        const isOwn = token.createdBy !== SYSTEM.personId
        const to = isOwn ? [token.createdBy] : await holdersOf(['administrator'], null, trx)
        const data = { name: token.name, day: { km: day('km'), en: day('en') } }
        await notify(trx, { kind: KIND, to, data, href: addressOf(token) })
      })
    }
  }
}
