import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import Resource from '#library/models/resource'
import ResourceRetired from '#library/events/resource_retired'
import type { Actor } from '#shared/actor'

/** Takes a published resource out of the library. It stays for its author and editors, who may publish it again. */
export async function retireResource(actor: Actor, id: string): Promise<Resource> {
  return transaction(async (trx) => {
    const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (!resource.isPublished) return resource
    resource.merge({ state: 'retired', revision: resource.revision + 1 })
    await resource.save()
    await audit(trx, actor, {
      verb: 'library.resource_retired',
      subject: { type: 'resource', id },
      institutionId: resource.institutionId,
      before: { state: 'published' },
      after: { state: resource.state },
    })
    await publish(trx, new ResourceRetired(id))
    return resource
  })
}
