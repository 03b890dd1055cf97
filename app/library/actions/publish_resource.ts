import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { keepVersion } from '#library/keep_version'
import Resource from '#library/models/resource'
import ResourcePublished from '#library/events/resource_published'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Offers again what was approved, was taken back, and has not changed since. @returns false where that is not so */
export const offerAgain = (actor: Actor, id: string): Promise<boolean> =>
  transaction(async (trx) => {
    const row = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (!row.isApproved || !['retired', 'taken_down'].includes(row.state)) return false
    await publishIn(trx, actor, id)
    return true
  })

/**
 * Offers a resource to its readers, in the transaction of the decision. One that is offered already, or hidden after a
 * report, stays as it is.
 */
export async function publishIn(trx: TransactionClientContract, actor: Actor, id: string) {
  const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  if (resource.isPublished || resource.state === 'hidden') return resource
  const before = { state: resource.state }
  resource.merge({
    state: 'published',
    stateReason: null,
    isApproved: true,
    revision: resource.revision + 1,
    publishedAt: resource.publishedAt ?? clock.now(),
  })
  await resource.save()
  await keepVersion(trx, resource, actor.personId)
  await audit(trx, actor, {
    verb: 'library.resource_published',
    subject: { type: 'resource', id },
    institutionId: resource.institutionId,
    before,
    after: { state: resource.state },
  })
  await publish(trx, new ResourcePublished(id))
  return resource
}
