import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'

type Answer = { body: string; type: string; modified?: Date; seconds?: number }

/**
 * Sends a document that programs ask for again and again: with the hash of what it says as its tag and the time of its
 * last change, and 304 for whoever has it already (RFC 9110 section 13.1; the tag goes before the time).
 */
export function sendUnchanged({ request, response }: HttpContext, answer: Answer) {
  const { body, type, modified, seconds = 300 } = answer
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  // Answers that are compressed have the same meaning, not the same bytes.
  response.header('etag', `W/${tag}`)
  response.header('cache-control', `public, max-age=${seconds}`)
  if (modified) response.header('last-modified', modified.toUTCString())
  if (hasIt(request, tag, modified)) return response.status(304).send('')
  response.header('content-type', `${type}; charset=utf-8`)
  return response.send(body)
}

function hasIt(request: HttpContext['request'], tag: string, modified?: Date) {
  const tags = request.header('if-none-match')
  if (tags !== undefined) {
    const known = tags.split(',').map((one) => one.trim().replace(/^W\//, ''))
    return known.includes(tag) || known.includes('*')
  }
  const since = Date.parse(request.header('if-modified-since') ?? '')
  return modified !== undefined && since >= Math.floor(modified.getTime() / 1000) * 1000
}
