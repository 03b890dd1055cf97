import { slipsOf, type Slip } from '#identity/slips/slips_of'
import User from '#identity/models/user'
import type AccountBatch from '#identity/models/account_batch'
import type { Locale } from '#config/i18n'

/**
 * The slips of a list whose people have not signed in yet, by name. Someone who has got another role since is left
 * out: the slip would hand that role to whoever holds the list.
 */
export async function batchSlips(batch: AccountBatch, locale: Locale): Promise<Slip[]> {
  const users = await User.query()
    .where('batch_id', batch.id)
    .whereNotNull('initial_secret')
    .preload('person', (people) => people.preload('memberships'))
  const same = users.filter((user) =>
    user.person.memberships.every(
      (one) =>
        (one.role === batch.role && one.institutionId === batch.institutionId) ||
        one.createdAt <= batch.startedAt!
    )
  )
  same.sort((a, b) => (a.person.sortKey < b.person.sortKey ? -1 : 1))
  return slipsOf(same, locale)
}
