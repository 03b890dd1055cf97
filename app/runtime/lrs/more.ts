import { refuse } from '#runtime/lrs/problem'
import { isUuid } from '#runtime/lrs/validation/values'
import type { XapiCall } from '#runtime/lrs/call'

/**
 * The address of the next page: the same question and the last row that was seen. Nothing is kept on the server, so
 * it holds as long as the statements do.
 */
export function sealMore({ query, root }: XapiCall, after: string): string {
  const next = new URLSearchParams(query)
  next.set('after', after)
  return `${root}/statements?more=${Buffer.from(next.toString()).toString('base64url')}`
}

/** The question of such an address; who asks is looked at anew. */
export function openMore(more: string): { query: URLSearchParams; after: string } {
  const query = new URLSearchParams(Buffer.from(more, 'base64url').toString('utf8'))
  const after = query.get('after')
  if (!isUuid(after)) return refuse('more', 'is not one that was given here')
  query.delete('after')
  return { query, after }
}
