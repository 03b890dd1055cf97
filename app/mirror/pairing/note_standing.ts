import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import { lookingAfter, told } from '#mirror/pairing/told'
import { translate } from '#shared/http/translate'
import Origin, { type Standing } from '#mirror/models/origin'

/** What this mirror heard of its standing at the origin; its people are told once, when it changes. */
export function noteStanding(originId: string, standing: Standing | null) {
  return transaction(async (trx) => {
    const origin = await Origin.query({ client: trx }).where('id', originId).firstOrFail()
    if (origin.standing === standing) return
    const now = sqlTime()
    await Origin.query({ client: trx })
      .where('id', originId)
      .update({ standing, standing_at: now, updated_at: now })
    if (!standing) return
    const word = (locale: 'km' | 'en') =>
      translate(locale, `mirror_pairing.standings.${standing}.title`)
    await notify(trx, {
      kind: told.standingHere,
      to: await holdersOf(lookingAfter, null, trx),
      data: { name: origin.name, what: { km: word('km'), en: word('en') } },
      href: '/administration/mirror/here/pairing',
    })
  })
}
