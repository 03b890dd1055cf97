import { createServer } from 'node:http'
import type { TelegramUpdate } from '#shared/telegram/bot'

export const BOT_TOKEN = '4242:a-token-for-tests-only'

/** A server on this machine that speaks the part of Telegram's bot API which notifications use. */
export async function startTelegramServer() {
  const sent: { chat: string; text: string }[] = []
  const asked: string[] = []
  let waiting: TelegramUpdate[] = []
  let blocked = new Set<string>()
  let id = 100
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const [, bot, method] = request.url!.split('/')
      asked.push(method)
      const answer =
        bot === `bot${BOT_TOKEN}`
          ? obey(method, body ? JSON.parse(body) : {})
          : { ok: false, error_code: 401, description: 'Unauthorized' }
      response.writeHead(answer.ok ? 200 : (answer.error_code ?? 400), {
        'content-type': 'application/json',
      })
      response.end(JSON.stringify(answer))
    })
  })

  function obey(method: string, body: Record<string, any>) {
    if (method === 'getMe') return { ok: true, result: { username: 'tonle_test_bot' } }
    if (method === 'getUpdates') {
      waiting = waiting.filter((one) => one.update_id >= Number(body.offset ?? 0))
      return { ok: true, result: waiting }
    }
    const chat = String(body.chat_id)
    if (blocked.has(chat)) return { ok: false, error_code: 403, description: 'bot was blocked' }
    sent.push({ chat, text: body.text })
    return { ok: true, result: {} }
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    /** What the bot has written to people. */
    sent,
    /** The methods that were called. */
    asked,
    /** Somebody writes to the bot. */
    write(chat: number, text: string, type = 'private') {
      waiting.push({ update_id: ++id, message: { text, chat: { id: chat, type } } })
    },
    block(chat: number) {
      blocked = new Set([...blocked, String(chat)])
    },
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
