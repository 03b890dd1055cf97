import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ContentAnswer } from '#runtime/content/routes'

/** Writes an answer; one to HEAD has its headers only. A reader who goes away is no failure. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ContentAnswer
) {
  const { status, headers, body } = answer
  // What was not read of a refused body would be taken for the next request.
  if (!request.complete && status >= 400) response.setHeader('connection', 'close')
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  const isHead = request.method === 'HEAD'
  if (body instanceof Readable) {
    if (isHead) {
      body.destroy()
      response.end()
      return
    }
    await pipeline(body, response).catch(() => response.destroy())
    return
  }
  if (body !== undefined) response.setHeader('content-length', Buffer.byteLength(body))
  response.end(isHead ? undefined : body)
}
