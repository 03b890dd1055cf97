import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import { profileOf } from '#identity/notices/telegram_links'
import NotificationChoice, { type NoticeMode } from '#identity/models/notification_choice'
import type { Actor } from '#shared/actor'
import type { Channel } from '#shared/notifications/kinds'

export type Choices = {
  modes: { group: string; channel: Channel; mode: NoticeMode }[]
  isQuiet: boolean
  quietFrom: string
  quietTo: string
}

/** Keeps how the person wants to be told. It is their own and concerns nobody else: no entry in the audit log. */
export function saveNotificationChoices(actor: Actor, { modes, ...quiet }: Choices) {
  return transaction(async (trx) => {
    const { personId } = actor
    const profile = await profileOf(trx, personId)
    await profile.merge(quiet).save()
    for (const { group: kindGroup, channel, mode } of modes) {
      const key = { personId, kindGroup, channel }
      const known = await NotificationChoice.findBy(key, { client: trx })
      if (known) await known.merge({ mode }).save()
      else await NotificationChoice.create({ id: newId(), ...key, mode }, { client: trx })
    }
  })
}
