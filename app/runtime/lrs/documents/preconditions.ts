import { XapiProblem } from '#runtime/lrs/problem'
import type { Standing } from '#runtime/lrs/documents/store'
import type { XapiCall } from '#runtime/lrs/call'

const tagsOf = (header: string) =>
  header.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '').toLowerCase())

/**
 * Whether the sender knows the document that is changed (xAPI 1.0.3 part three, 3.1; RFC 9110 section 13.1).
 * @param isAsked whether a profile is replaced, which needs one of the two headers; State does not
 * @throws XapiProblem 412 where it was changed meanwhile, 409 where the sender does not say
 */
export function checkPreconditions(
  { headers, version }: XapiCall,
  standing: Standing | undefined,
  isAsked: boolean
) {
  const match = headers['if-match']
  const noneMatch = headers['if-none-match']
  if (match !== undefined) {
    const holds = standing && (match.trim() === '*' || tagsOf(match).includes(standing.etag))
    if (!holds) throw new XapiProblem(412, 'the document was changed')
  }
  if (noneMatch !== undefined) {
    const isThere =
      standing && (noneMatch.trim() === '*' || tagsOf(noneMatch).includes(standing.etag))
    if (isThere) throw new XapiProblem(412, 'there is such a document')
  }
  if (!isAsked || match !== undefined || noneMatch !== undefined) return
  if (standing) {
    throw new XapiProblem(
      409,
      'there is such a document: read it, and send its ETag as If-Match to replace it'
    )
  }
  // 1.0.3 asks for one of them for a new profile too (part three, 2.6 and 2.7).
  if (version === '1.0.3') throw new XapiProblem(400, 'send If-None-Match: * for a new profile')
}
