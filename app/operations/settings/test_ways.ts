import { siteName } from '#shared/site/site'
import { translate } from '#shared/http/translate'
import { MailError, openMailer } from '#shared/mail/mailer'
import { telegramBot, TelegramError, type TelegramSettings } from '#shared/telegram/bot'
import type { MailSettings } from '#shared/mail/mail_settings'
import type { Locale } from '#config/i18n'

/** What came of a try: `cause` has words under `settings.causes`; `words` are the other server's own. */
export type Outcome = { ok: boolean; cause: string; code: string; words: string }

const LONGEST = 300

const CAUSES: [RegExp, string][] = [
  [/^(ECONNREFUSED|ECONNECTION|ECONNRESET)$/, 'refused'],
  [/^(ETIMEDOUT|ESOCKET|TimeoutError)$/, 'silent'],
  [/^(EDNS|ENOTFOUND|EAI_AGAIN)$/, 'unknown_host'],
  [/^(EAUTH|530|534|535)$/, 'sign_in'],
  [/^(ETLS|ESTARTTLS)$/, 'encryption'],
  [/^(EENVELOPE|55[0134]|501)$/, 'address'],
  [/^4\d\d$/, 'later'],
]

const causeOf = (code: string) => CAUSES.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'

/** Sends one letter now and tells what the mail server said to it. */
export async function sendTestMail(
  mail: MailSettings,
  to: string,
  locale: Locale
): Promise<Outcome> {
  const subject = translate(locale, 'settings.mail.test_subject', { name: siteName(locale) })
  const text = translate(locale, 'settings.mail.test_text')
  const mailer = openMailer(mail, siteName(locale))
  try {
    await mailer.send({ to, subject, text, html: `<p lang="${locale}">${text}</p>` })
    return { ok: true, cause: 'sent', code: '', words: '' }
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    const words = error.words.slice(0, LONGEST)
    return { ok: false, cause: causeOf(error.code), code: error.code, words }
  } finally {
    await mailer.close()
  }
}

/** Asks the bot for its name: whether the token is right and Telegram is reached. */
export async function askBot(settings: TelegramSettings): Promise<Outcome> {
  try {
    const name = await telegramBot(settings).name()
    return { ok: true, cause: 'bot', code: '', words: name }
  } catch (error) {
    if (!(error instanceof TelegramError)) throw error
    const isWrong = ['401', '404'].includes(error.code)
    const cause = isWrong ? 'token' : causeOf(error.words)
    return { ok: false, cause, code: error.code, words: error.words.slice(0, LONGEST) }
  }
}
