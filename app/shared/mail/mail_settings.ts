export const mailSecurities = ['starttls', 'tls', 'none'] as const

/** The mail server through which this server sends. */
export type MailSettings = {
  host: string
  port: number
  security: (typeof mailSecurities)[number]
  username: string | null
  password: string | null
  /** The address of the sender; its name is the site's. */
  from: string
}
