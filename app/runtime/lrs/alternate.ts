import { refuse } from '#runtime/lrs/problem'
import type { XapiRequest } from '#runtime/lrs/call'

const HEADERS = [
  ...['Authorization', 'X-Experience-API-Version', 'Content-Type', 'Content-Length'],
  ...['If-Match', 'If-None-Match', 'Accept-Language'],
]
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']
const MOST_BYTES = 16 * 1024 ** 2

/**
 * A request that old browsers wrote as a form: the method in the address, everything else in the body (xAPI 1.0.3
 * part three, 1.3). Version 2.0 has it no more. Other requests are returned as they are.
 */
export async function plainRequest(request: XapiRequest): Promise<XapiRequest> {
  const { method, query, headers } = request
  if (!query.has('method')) return request
  if (method !== 'POST') return refuse('method', 'is only taken with POST')
  if (query.size > 1) return refuse('the address', 'must have no other parameter than method')
  const wanted = query.get('method')!.toUpperCase()
  if (!METHODS.includes(wanted)) return refuse('method', 'is none of xAPI')
  const type = headers['content-type']?.split(';')[0].trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') {
    return refuse('Content-Type', 'must be application/x-www-form-urlencoded')
  }
  const bytes = await request.body(MOST_BYTES)
  const form = new URLSearchParams(bytes.toString('utf8'))
  const named = { ...headers, 'content-type': 'application/json' }
  for (const name of HEADERS) {
    const value = form.get(name)
    if (value !== null) Object.assign(named, { [name.toLowerCase()]: value })
    form.delete(name)
  }
  const content = form.get('content')
  form.delete('content')
  const needsContent = wanted === 'PUT' || wanted === 'POST'
  if (needsContent && content === null) return refuse('content', 'is missing')
  const body = Buffer.from(content ?? '')
  return { ...request, method: wanted, query: form, headers: named, body: async () => body }
}
