import { telegramSettings } from '#shared/site/site'
import { translate } from '#shared/http/translate'
import { telegramBot, TelegramError, type TelegramUpdate } from '#shared/telegram/bot'
import { linkChat, unlinkChat } from '#identity/notices/telegram_links'
import { locales } from '#config/i18n'

const WAIT_SECONDS = 25

/** Telegram forgets what lies before the offset; what comes twice after a restart does no harm. */
let next: { bot: string; offset: number } | undefined

/**
 * Reads what people wrote to the bot, waiting for it up to `wait` seconds. A code links the chat; `/stop` ends it;
 * anything else is answered with what the bot is for. Nothing is asked where no bot is set up.
 */
export async function listenTelegram(signal?: AbortSignal, wait = WAIT_SECONDS) {
  const settings = telegramSettings()
  if (!settings) return
  const bot = telegramBot(settings)
  const asked = `${settings.url} ${settings.token}`
  const offset = next?.bot === asked ? next.offset : undefined
  const updates = await bot.updates(offset, wait, signal)
  for (const update of updates) {
    const answer = await answerTo(update)
    next = { bot: asked, offset: update.update_id + 1 }
    // Who has blocked the bot in the meantime gets no answer.
    if (answer) await bot.send(answer.chat, answer.text).catch(ignoreRefusal)
  }
}

async function answerTo({ message }: TelegramUpdate) {
  if (message?.chat.type !== 'private') return undefined
  const chat = String(message.chat.id)
  const text = (message.text ?? '').trim()
  if (text === '/stop') {
    await unlinkChat(chat)
    return { chat, text: inBoth('unlinked') }
  }
  const code = text.replace(/^\/start\s*/, '').toUpperCase()
  if (!/^[A-Z0-9]{10}$/.test(code)) return { chat, text: inBoth('help') }
  return { chat, text: inBoth((await linkChat(code, chat)) ? 'linked' : 'wrong_code') }
}

/** Nobody knows yet which language the person reads. */
const inBoth = (key: string) =>
  locales.map((locale) => translate(locale, `notices.bot.${key}`)).join('\n\n')

function ignoreRefusal(error: unknown) {
  if (!(error instanceof TelegramError && error.isFinal)) throw error
}
