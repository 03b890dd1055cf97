import { SMTPTransport } from '@adonisjs/mail/transports/smtp'
import type { MailSettings } from '#shared/mail/mail_settings'

const SECONDS = 1000

export type Letter = { to: string; subject: string; text: string; html: string }

/** Why a letter did not go out. */
export class MailError extends Error {
  /**
   * @param code the reply of the server (RFC 5321 section 4.2), such as `550`, or that of the network, such as `ECONNREFUSED`
   * @param words what the server said; may name the address, so it is shown to who asked and never kept
   */
  constructor(
    readonly code: string,
    readonly words: string
  ) {
    super(`The letter did not go out: ${code}`)
  }

  /** Trying again does not help: the server refuses for good (5xx) all but a wrong sign-in, which can be set right. */
  get isFinal() {
    return /^5\d\d$/.test(this.code) && !['530', '534', '535'].includes(this.code)
  }
}

/** A way to the mail server, to be closed after use. Gives up after 10 s without an answer. */
export function openMailer(settings: MailSettings, senderName: string) {
  const transport = new SMTPTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    auth: settings.username
      ? { type: 'login', user: settings.username, pass: settings.password ?? '' }
      : undefined,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 20 * SECONDS,
  })
  return {
    async send({ to, subject, text, html }: Letter) {
      const from = { address: settings.from, name: senderName }
      await transport.send({ from, to: [to], subject, text, html }).catch((error) => {
        throw reasonOf(error)
      })
    },
    close: () => transport.close(),
  }
}

function reasonOf(error: unknown) {
  const found = ((error as Error).cause ?? error) as Error & {
    code?: string
    responseCode?: number
    response?: string
  }
  const code = String(found.responseCode ?? found.code ?? 'unknown')
  return new MailError(code, found.response ?? found.message)
}
