import vine from '@vinejs/vine'
import { noticeModes } from '#identity/models/notification_choice'
import { notificationGroups } from '#shared/notifications/kinds'
import { openChannels } from '#identity/notices/open_channels'
import { choiceKey } from '#identity/notices/recipients'

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

/** Quiet hours, and one field for each group and channel that this server offers: `library_mail`. */
export const notificationChoicesValidator = vine.create({
  is_quiet: vine.boolean().optional(),
  quiet_from: vine.string().regex(CLOCK),
  quiet_to: vine.string().regex(CLOCK),
})

/** The modes in the body, those that make sense; what is missing stays as it was. */
export function readModes(body: Record<string, unknown>) {
  const open = openChannels()
  return notificationGroups().flatMap(({ group, channels }) =>
    channels
      .filter((channel) => open.includes(channel))
      .flatMap((channel) => {
        const value = body[choiceKey(group, channel).replace('/', '_')]
        const mode = noticeModes.find((one) => one === value)
        return mode ? [{ group, channel, mode }] : []
      })
  )
}
