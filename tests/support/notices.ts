import db from '@adonisjs/lucid/services/db'
import { relayAll } from '#shared/outbox/relay'
import { notify, type Notice } from '#identity/actions/notify'
import { transaction } from '#shared/database/transaction'
import { noticesConfig } from '#config/notices'
import { BOT_TOKEN, startTelegramServer } from '#tests/support/telegram_server'
import { startSmtpServer } from '#tests/support/smtp_server'
import type { Group } from '@japa/runner/core'

/** Tells people something as an action would, and lets the listeners hear of it. */
export async function tell(notice: Partial<Notice> & { to: string[] }) {
  await transaction((trx) =>
    notify(trx, { kind: 'identity.membership_added', data: DATA, ...notice })
  )
  await relayAll()
}

export const DATA = {
  role: { km: 'គ្រូបង្រៀន', en: 'Teacher' },
  institution: { km: 'វិទ្យាល័យបឹង', en: 'Lake school' },
}

type Way = {
  channel: string
  state: string
  error: string | null
  due_at: unknown
  attempts: number
}

export const deliveries = (): Promise<Way[]> =>
  db.from('identity_notification_deliveries').orderBy('id').select('*')

/** Mail and Telegram of this group of tests go to servers on this machine. */
export function withWaysOut(group: Group) {
  const ways = {} as {
    smtp: Awaited<ReturnType<typeof startSmtpServer>>
    telegram: Awaited<ReturnType<typeof startTelegramServer>>
  }
  group.each.setup(async () => {
    ways.smtp = await startSmtpServer()
    ways.telegram = await startTelegramServer()
    const before = { ...noticesConfig }
    noticesConfig.mail = {
      ...{ host: '127.0.0.1', port: ways.smtp.port, security: 'none', from: 'tonle@moeys.example' },
      ...{ username: 'tonle', password: 'a secret' },
    }
    noticesConfig.telegramToken = BOT_TOKEN
    noticesConfig.telegramUrl = ways.telegram.url
    return async () => {
      Object.assign(noticesConfig, before)
      await ways.smtp.stop()
      await ways.telegram.stop()
    }
  })
  return ways
}
