import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { notify } from '#identity/actions/notify'
import { inLocale } from '#shared/http/translate'
import ResourceHidden from '#library/events/resource_hidden'
import ResourceReleased from '#library/events/resource_released'
import Resource from '#library/models/resource'
import type { Actor } from '#shared/actor'
import type { ResourceState } from '#library/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract

/** Keeps a published resource from its readers after a report. Drafts and retired ones have none. */
export async function hideResource(trx: Trx, actor: Actor, code: string) {
  const resource = await turn(trx, actor, code, ['published', 'hidden'])
  if (resource) await publish(trx, new ResourceHidden(resource.id))
}

/** Offers a resource again that was hidden after a report. */
export async function releaseResource(trx: Trx, actor: Actor, code: string) {
  const resource = await turn(trx, actor, code, ['hidden', 'published'])
  if (resource) await publish(trx, new ResourceReleased(resource.id))
}

type Turn = [before: ResourceState, after: ResourceState]

/** Who reported, and why, is told to nobody: the owner hears from a person, not from this. */
async function turn(trx: Trx, actor: Actor, code: string, [before, after]: Turn) {
  const resource = await Resource.query({ client: trx }).where('code', code).forUpdate().first()
  if (resource?.state !== before) return undefined
  const { id, institutionId, createdBy, titleKm, titleEn } = resource
  await resource.merge({ state: after, revision: resource.revision + 1 }).save()
  const kind = after === 'hidden' ? 'library.resource_hidden' : 'library.resource_released'
  await audit(trx, actor, {
    ...{ verb: kind, subject: { type: 'resource', id }, institutionId },
    ...{ before: { state: before }, after: { state: after } },
  })
  await notify(trx, {
    ...{ kind, to: createdBy ? [createdBy] : [], href: `/library/${code}`, institutionId },
    data: {
      title: { km: inLocale('km', titleKm, titleEn), en: inLocale('en', titleKm, titleEn) },
    },
  })
  return resource
}
