import type { IncomingMessage } from 'node:http'
import { XapiProblem } from '#runtime/lrs/problem'

const tooLarge = () => new XapiProblem(413, 'the body is too large', { connection: 'close' })

/** The body of a request as it came. @throws XapiProblem 413 where it is longer than `most` bytes */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge()
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > most) throw tooLarge()
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}
