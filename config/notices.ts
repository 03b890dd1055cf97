import env from '#start/env'
import type { MailSettings } from '#shared/mail/mail_settings'

const host = env.get('SMTP_HOST')
const from = env.get('MAIL_FROM')

/** The ways out that `.env` sets; they win over the page of settings. Read at each use, so that tests can change it. */
export const noticesConfig = {
  mail: (host && from
    ? {
        host,
        from,
        port: env.get('SMTP_PORT'),
        security: env.get('SMTP_SECURITY'),
        username: env.get('SMTP_USERNAME') ?? null,
        password: env.get('SMTP_PASSWORD')?.release() ?? null,
      }
    : undefined) as MailSettings | undefined,
  telegramToken: env.get('TELEGRAM_TOKEN')?.release() as string | undefined,
  telegramUrl: env.get('TELEGRAM_URL') as string,
}
