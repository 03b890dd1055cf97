import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { test } from '@japa/runner'
import { ask } from '#mirror/http/ask'

/** Answers `answers` questions on each connection and cuts it at the next. */
async function impatient(answers: number) {
  const asked: string[] = []
  const seen = new WeakMap<object, number>()
  const server: Server = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
    const count = (seen.get(request.socket) ?? 0) + 1
    seen.set(request.socket, count)
    if (count > answers) return request.socket.destroy()
    let body = ''
    for await (const part of request) body += part
    asked.push(body)
    response.end('{"ok":true}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return { url: new URL(`http://127.0.0.1:${port}/`), asked, close: () => server.close() }
}

const question = (text: string) =>
  ({ method: 'POST', headers: {}, body: Buffer.from(text) }) as const

test.group('Questions of a mirror', () => {
  test('a kept connection that was given up: the question is asked once more', async ({
    assert,
  }) => {
    const origin = await impatient(1)
    try {
      for (const text of ['one', 'two', 'three']) {
        const answer = await ask(origin.url, question(text))
        assert.deepEqual(await answer.json(), { ok: true })
      }
      assert.deepEqual(origin.asked, ['one', 'two', 'three'])
    } finally {
      origin.close()
    }
  })

  test('a new connection that is cut is an error', async ({ assert }) => {
    const origin = await impatient(0)
    try {
      await assert.rejects(() => ask(origin.url, question('one')), /socket hang up|ECONNRESET/)
      assert.lengthOf(origin.asked, 0)
    } finally {
      origin.close()
    }
  })
})
