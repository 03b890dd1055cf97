import type { HttpContext } from '@adonisjs/core/http'

/** A list of 4,096 names fits. */
const LONGEST = 512 * 1024

/** The bytes that were sent; null where they are too many. */
export async function readBody({ request }: HttpContext): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.request) {
    length += (chunk as Buffer).length
    if (length > LONGEST) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
