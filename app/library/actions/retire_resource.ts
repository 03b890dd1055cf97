import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { titleOf } from '#library/reviews/title_of'
import Resource from '#library/models/resource'
import ResourceRetired from '#library/events/resource_retired'
import type { Actor } from '#shared/actor'

export type Retirement = { state: 'retired' | 'taken_down'; reason?: string | null }

/**
 * Takes a published resource out of the library: because its time is over (`retired`), or because it must not be there
 * (`taken_down`). It stays for its author, who is told, and for editors, who may publish it again.
 */
export async function retireResource(
  actor: Actor,
  id: string,
  { state, reason = null }: Retirement = { state: 'retired' }
): Promise<Resource> {
  return transaction(async (trx) => {
    const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (!resource.isPublished) return resource
    resource.merge({ state, stateReason: reason, revision: resource.revision + 1 })
    await resource.save()
    await audit(trx, actor, {
      verb: state === 'retired' ? 'library.resource_retired' : 'library.resource_taken_down',
      subject: { type: 'resource', id },
      institutionId: resource.institutionId,
      before: { state: 'published' },
      after: { state: resource.state, reason },
    })
    if (resource.createdBy && resource.createdBy !== actor.personId) {
      await notify(trx, {
        kind: 'library.resource_taken_down',
        to: [resource.createdBy],
        data: { title: titleOf(resource), reason: reason ?? '–' },
        href: `/library/${resource.code}`,
        institutionId: resource.institutionId,
      })
    }
    await publish(trx, new ResourceRetired(id))
    return resource
  })
}
