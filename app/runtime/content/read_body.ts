import type { IncomingMessage } from 'node:http'
import { ContentRefusal } from '#runtime/content/routes'

/** The body of a request, at most `most` bytes, whatever its type: beacons come as plain text. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most)
    throw new ContentRefusal(413, 'too_large')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > most) throw new ContentRefusal(413, 'too_large')
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}
