import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import Resource from '#library/models/resource'
import ResourcePublished from '#library/events/resource_published'
import type { Actor } from '#shared/actor'

/** Offers a resource to its readers. One that is offered already, or hidden after a report, stays as it is. */
export async function publishResource(actor: Actor, id: string): Promise<Resource> {
  return transaction(async (trx) => {
    const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (resource.isPublished || resource.state === 'hidden') return resource
    const before = { state: resource.state }
    resource.merge({
      state: 'published',
      revision: resource.revision + 1,
      publishedAt: resource.publishedAt ?? clock.now(),
    })
    await resource.save()
    await audit(trx, actor, {
      verb: 'library.resource_published',
      subject: { type: 'resource', id },
      institutionId: resource.institutionId,
      before,
      after: { state: resource.state },
    })
    await publish(trx, new ResourcePublished(id))
    return resource
  })
}
