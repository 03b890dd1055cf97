import { site, siteName, telegramSettings } from '#shared/site/site'
import { openMailer } from '#shared/mail/mailer'
import { telegramBot } from '#shared/telegram/bot'
import { mailOf, messageOf } from '#identity/notices/letters'
import type { Channel } from '#shared/notifications/kinds'
import type { Recipient } from '#identity/notices/recipients'
import type Notification from '#identity/models/notification'

type Carry = (recipient: Recipient, told: Notification[]) => Promise<void>

/** What carries notifications out of the server, by channel; absent where it is not set up. */
export type Carriers = { by: Partial<Record<Channel, Carry>>; close: () => Promise<void> }

export async function openCarriers(): Promise<Carriers> {
  const { mail } = site()
  const telegram = telegramSettings()
  const mailer = mail && openMailer(mail, siteName(site().defaultLocale))
  const bot = telegram && telegramBot(telegram)
  return {
    by: {
      mail: mailer
        ? async (to, told) => mailer.send(await mailOf(to.at.mail!, told, to.locale))
        : undefined,
      telegram: bot
        ? (to, told) => bot.send(to.at.telegram!, messageOf(told, to.locale))
        : undefined,
    },
    close: async () => mailer?.close(),
  }
}
