import { isApprovedAnywhere } from '#runtime/outside/outside_state'
import { ContentRefusal, type ContentAnswer, type ContentCall } from '#runtime/content/routes'

const HEADERS = [
  ...['Authorization', 'Content-Type', 'X-Experience-API-Version', 'X-Experience-API-Hash'],
  ...['If-Match', 'If-None-Match', 'Accept-Language'],
]
const SHOWN = ['ETag', 'Last-Modified', 'X-Experience-API-Version']

/** Lets the one other site on which a unit lies read an answer; there is never a cookie in it. */
export const answerFor = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': SHOWN.join(', '),
  'cross-origin-resource-policy': 'cross-origin',
  'vary': 'Origin',
})

/** What a browser asks first on behalf of a unit on another site: whether an administrator has approved that site. */
export async function preflight({ headers }: ContentCall): Promise<ContentAnswer> {
  const { origin } = headers
  if (!origin || !(await isApprovedAnywhere(origin))) throw new ContentRefusal(403, 'not_found')
  return {
    status: 204,
    headers: {
      ...answerFor(origin),
      'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
      'access-control-allow-headers': HEADERS.join(', '),
      'access-control-max-age': '600',
    },
  }
}
