import encryption from '@adonisjs/core/services/encryption'
import { site } from '#shared/site/site'
import { staffRoles } from '#identity/roles'
import User from '#identity/models/user'
import NotificationChoice, { type NoticeMode } from '#identity/models/notification_choice'
import NotificationProfile from '#identity/models/notification_profile'
import { currentMemberships } from '#identity/queries/current_memberships'
import type { Channel } from '#shared/notifications/kinds'
import type { QuietHours } from '#identity/notices/quiet_hours'
import type { Locale } from '#config/i18n'

/** Where and how a person is reached. */
export type Recipient = {
  personId: string
  locale: Locale
  /** The address or the chat by channel; absent where there is none. */
  at: Partial<Record<Channel, string>>
  quiet: QuietHours | null
  isStaff: boolean
  /** The choices made, by `<group>/<channel>`. */
  chosen: Map<string, NoticeMode>
}

export const choiceKey = (group: string, channel: Channel) => `${group}/${channel}`

/** What is done where a person has chosen nothing: pupils are told in the application only. */
export const modeOf = (recipient: Recipient, group: string, channel: Channel): NoticeMode =>
  recipient.chosen.get(choiceKey(group, channel)) ?? (recipient.isStaff ? 'single' : 'off')

/** The quiet hours of a person: the own ones, else those of the site; none where they were switched off. */
export function quietOf(profile: NotificationProfile | undefined): QuietHours | null {
  if (profile && !profile.isQuiet) return null
  return { from: profile?.quietFrom ?? site().quietFrom, to: profile?.quietTo ?? site().quietTo }
}

/** How these people are reached; those without an open account are left out. Four queries. */
export async function recipientsOf(personIds: readonly string[]): Promise<Map<string, Recipient>> {
  const ids = [...new Set(personIds)]
  const users = await User.query().whereIn('person_id', ids).whereNull('disabled_at')
  const profiles = await NotificationProfile.query().whereIn('person_id', ids)
  const choices = await NotificationChoice.query().whereIn('person_id', ids)
  const staff = await currentMemberships()
    .whereIn('person_id', ids)
    .whereIn('role', staffRoles)
    .distinct('person_id')
  const isStaff = new Set(staff.map((one) => one.personId))
  return new Map(
    users.map((user) => {
      const profile = profiles.find((one) => one.personId === user.personId)
      const own = choices.filter((one) => one.personId === user.personId)
      const chat = profile?.telegramChat && encryption.decrypt<string>(profile.telegramChat)
      return [
        user.personId,
        {
          personId: user.personId,
          locale: (user.locale as Locale | null) ?? site().defaultLocale,
          at: { mail: user.email ?? undefined, telegram: chat || undefined },
          quiet: quietOf(profile),
          isStaff: isStaff.has(user.personId),
          chosen: new Map(own.map((one) => [choiceKey(one.kindGroup, one.channel), one.mode])),
        },
      ]
    })
  )
}
