import edge from 'edge.js'
import { appUrl } from '#config/app'
import { attrs } from '#shared/http/view/attrs'
import { siteName } from '#shared/site/site'
import { translate } from '#shared/http/translate'
import { noticeWords } from '#identity/notices/notice_words'
import type Notification from '#identity/models/notification'
import type { Letter } from '#shared/mail/mailer'
import type { Locale } from '#config/i18n'

/** The page of a notification, by which it is marked as read. */
const addressOf = (path: string) => new URL(path, appUrl).href
const pageOf = ({ id }: Notification) => addressOf(`/me/notifications/${id}`)

/** One letter for one or several notifications, as text and as HTML, in the language of the person. */
export async function mailOf(to: string, told: Notification[], locale: Locale): Promise<Letter> {
  const items = told.map((one) => ({ ...noticeWords(one, locale), href: pageOf(one) }))
  const t = (key: string, data?: Record<string, unknown>) => translate(locale, key, data)
  const name = siteName(locale)
  const subject =
    items.length === 1 ? items[0].title : t('notices.mail.several', { count: items.length, name })
  const state = { t, attrs, locale, name, subject, items, settingsHref: addressOf(SETTINGS) }
  const [html, text] = await Promise.all([
    edge.createRenderer().render('emails/notices', state),
    plainText(items, state),
  ])
  return { to, subject, html, text }
}

const SETTINGS = '/me/notifications/settings'

type Item = { title: string; text: string; href: string }
type Words = { name: string; settingsHref: string; t: (key: string) => string }

function plainText(items: Item[], { name, settingsHref, t }: Words) {
  const parts = items.map(({ title, text, href }) => `${title}\n${text}\n${href}`)
  return [...parts, `-- \n${name}\n${t('notices.mail.why')}\n${settingsHref}`].join('\n\n')
}

/** A short message for Telegram: what happened and where to read more. Names of people stay on the server. */
export function messageOf(told: Notification[], locale: Locale) {
  const lines = told.slice(0, 10).map((one) => `${noticeWords(one, locale).title}\n${pageOf(one)}`)
  if (told.length > 10) {
    lines.push(translate(locale, 'notices.mail.more', { count: told.length - 10 }))
  }
  return [siteName(locale), ...lines].join('\n\n')
}
