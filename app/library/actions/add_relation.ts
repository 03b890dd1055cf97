import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import ResourceChanged from '#library/events/resource_changed'
import type { Actor } from '#shared/actor'
import type { RelationKind } from '#library/types'
import type { ResourceRow } from '#library/queries/find_resource'

export type RelationInput = {
  kind: RelationKind
  /** The resource here; with `version` pinned to it. */
  sourceId?: string | null
  version?: number | null
  title?: string | null
  author?: string | null
  url?: string | null
  licence?: string | null
  note?: string | null
}

/** Says what a resource was made from. */
export async function addRelation(
  actor: Actor,
  resource: Pick<ResourceRow, 'id' | 'institutionId'>,
  input: RelationInput
) {
  await transaction(async (trx) => {
    const id = newId()
    await trx.table('library_relations').insert({
      ...{ id, resource_id: resource.id, kind: input.kind, created_at: sqlTime() },
      ...{ source_id: input.sourceId ?? null, source_version: input.version ?? null },
      ...{ source_title: input.title ?? null, source_author: input.author ?? null },
      ...{ source_url: input.url ?? null, source_licence: input.licence ?? null },
      note: input.note ?? null,
    })
    await trx.from('library_resources').where('id', resource.id).increment('revision', 1)
    await audit(trx, actor, {
      verb: 'library.relation_added',
      subject: { type: 'resource', id: resource.id },
      institutionId: resource.institutionId,
      after: { kind: input.kind, source: input.sourceId ?? input.url ?? input.title },
    })
    await publish(trx, new ResourceChanged(resource.id))
  })
}

/** Takes such a word back. */
export async function removeRelation(
  actor: Actor,
  resource: Pick<ResourceRow, 'id' | 'institutionId'>,
  relationId: string
) {
  await transaction(async (trx) => {
    const standing = trx
      .from('library_relations')
      .where({ id: relationId, resource_id: resource.id })
    if (Number(await standing.delete()) === 0) return
    await trx.from('library_resources').where('id', resource.id).increment('revision', 1)
    await audit(trx, actor, {
      verb: 'library.relation_removed',
      subject: { type: 'resource', id: resource.id },
      institutionId: resource.institutionId,
      before: { relation: relationId },
    })
    await publish(trx, new ResourceChanged(resource.id))
  })
}
