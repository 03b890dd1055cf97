import { Exception } from '@adonisjs/core/exceptions'
import { whyWithdrawn } from '#shared/sync/withdrawn_links'
import { isOwn, mayOpen } from '#library/access'
import { findByCode, findResource, type ResourceRow } from '#library/queries/find_resource'
import type { HttpContext } from '@adonisjs/core/http'

/** The resource of the address, if this reader may open it; 401, 403, 404 or 410 as the case is. */
export async function openResource({ params, actor }: HttpContext) {
  const resource = (await findByCode(params.code)) ?? (await notHere(params.code))
  const answer = await mayOpen(actor, resource)
  if (answer === 'hidden' && isWithdrawn(resource)) throw new Withdrawn(resource.stateReason)
  if (answer === 'hidden') throw new Exception('No such resource', { status: 404 })
  if (answer === 'sign_in')
    throw new Exception('Sign in first', { status: 401, code: 'E_SIGN_IN_FIRST' })
  if (answer === 'no')
    throw new Exception('For teachers only', { status: 403, code: 'E_TEACHER_ONLY' })
  return resource
}

/** On a mirror, what was withdrawn before it could come: links to it say so too. @throws always */
async function notHere(code: string): Promise<ResourceRow> {
  const why = await whyWithdrawn('library_resources', code)
  if (why) throw new Withdrawn([why.km, why.en].filter(Boolean).join(' · ') || null)
  return findResource(code)
}

/** What everyone could open once, and what must not be there: links to it say so, and why. */
const isWithdrawn = (resource: ResourceRow) =>
  resource.state === 'taken_down' && resource.publishedAt !== null && !isOwn(resource)

class Withdrawn extends Exception {
  constructor(readonly reason: string | null) {
    super('Withdrawn', { status: 410, code: 'E_WITHDRAWN' })
  }
}
