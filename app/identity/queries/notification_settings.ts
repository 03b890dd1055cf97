import { site } from '#shared/site/site'
import { clock } from '#shared/clock'
import { translate } from '#shared/http/translate'
import { notificationGroups } from '#shared/notifications/kinds'
import { openChannels } from '#identity/notices/open_channels'
import { choiceKey, modeOf, recipientsOf } from '#identity/notices/recipients'
import NotificationProfile from '#identity/models/notification_profile'
import type { Locale } from '#config/i18n'

/** What a person has chosen about notifications, and what this server offers. */
export async function notificationSettings(personId: string, locale: Locale) {
  const open = openChannels()
  const recipients = await recipientsOf([personId])
  const recipient = recipients.get(personId)!
  const profile = await NotificationProfile.findBy({ personId })
  const groups = notificationGroups().map(({ group, channels }) => ({
    group,
    label: translate(locale, `notifications.groups.${group}`),
    channels: channels
      .filter((channel) => open.includes(channel))
      .map((channel) => ({
        channel,
        name: choiceKey(group, channel).replace('/', '_'),
        mode: modeOf(recipient, group, channel),
      })),
  }))
  return {
    groups: groups.filter((one) => one.channels.length > 0),
    open,
    email: recipient.at.mail ?? null,
    isLinked: recipient.at.telegram !== undefined,
    isAwaiting: (profile?.linkExpiresAt ?? clock.now()) > clock.now(),
    bot: site().telegramBot,
    isQuiet: profile?.isQuiet ?? true,
    quietFrom: profile?.quietFrom ?? site().quietFrom,
    quietTo: profile?.quietTo ?? site().quietTo,
  }
}
