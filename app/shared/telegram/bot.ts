import { setTimeout as sleep } from 'node:timers/promises'

/** What the bot API answered instead of doing it (core.telegram.org/bots/api, "Making requests"). */
export class TelegramError extends Error {
  /** @param code the number in the answer (401 wrong token, 403 blocked by the person, 429 too fast) or `network` */
  constructor(
    readonly code: string,
    readonly words: string,
    readonly retryAfter?: number
  ) {
    super(`Telegram did not do it: ${code}`)
  }

  get isFinal() {
    return this.code === '403' || this.code === '400'
  }
}

export type TelegramSettings = { url: string; token: string }

export type TelegramUpdate = {
  update_id: number
  message?: { text?: string; chat: { id: number; type: string } }
}

type Answer<T> = {
  ok: boolean
  result: T
  error_code?: number
  description?: string
  parameters?: { retry_after?: number }
}

/** The few methods of the bot API that notifications need. The token is part of the address: no address is ever logged. */
export function telegramBot({ url, token }: TelegramSettings) {
  async function call<T>(method: string, body: object, seconds: number, signal?: AbortSignal) {
    const limit = AbortSignal.timeout(seconds * 1000)
    const response = await fetch(`${url}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([limit, signal]) : limit,
    }).catch((error) => {
      throw new TelegramError('network', wordsOf(error))
    })
    const answer = (await response.json().catch(() => ({ ok: false }))) as Answer<T>
    if (answer.ok) return answer.result
    const code = String(answer.error_code ?? response.status)
    throw new TelegramError(code, answer.description ?? '', answer.parameters?.retry_after)
  }
  return {
    /** The name of the bot, without `@`. */
    async name() {
      const { username } = await call<{ username: string }>('getMe', {}, 10)
      return username
    },

    /** Waits once, for at most 5 s, where Telegram asks to slow down. */
    async send(chat: string, text: string) {
      const body = { chat_id: chat, text, link_preview_options: { is_disabled: true } }
      await call('sendMessage', body, 15).catch(async (error: TelegramError) => {
        if (error.retryAfter === undefined || error.retryAfter > 5) throw error
        await sleep(error.retryAfter * 1000)
        return call('sendMessage', body, 15)
      })
    },

    /** What people wrote to the bot since `offset`, or, after `wait` seconds of silence, nothing (long polling). */
    updates(offset: number | undefined, wait: number, signal?: AbortSignal) {
      const body = { offset, timeout: wait, allowed_updates: ['message'] }
      return call<TelegramUpdate[]>('getUpdates', body, wait + 10, signal)
    },
  }
}

const wordsOf = (error: Error) => {
  const cause = error.cause as { code?: string; message?: string } | undefined
  return cause?.code ?? cause?.message ?? error.name
}
