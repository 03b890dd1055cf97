import { newCode, newId } from '#shared/ids'
import { AUTHORS } from '#library/access'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'
import type { CollectionRow } from '#library/queries/collections'

export type CollectionInput = {
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  parentId: string | null
  isPublished: boolean
}

/** What was hidden after a report stays so, whatever its owner writes. */
const columnsOf = (input: CollectionInput, state?: string) => ({
  ...{ title_km: input.titleKm, title_en: input.titleEn },
  ...{ description_km: input.descriptionKm, description_en: input.descriptionEn },
  parent_id: input.parentId,
  ...{ state: state === 'hidden' ? state : input.isPublished ? 'published' : 'draft' },
  search_text: clusterText([input.titleKm, input.titleEn].filter(Boolean).join(' ')),
  updated_at: sqlTime(),
})

/** A collection of one's own. @returns its code */
export async function createCollection(actor: Actor, input: CollectionInput): Promise<string> {
  const grant = actor.grants.find(({ role }) => AUTHORS.includes(role as Role))
  const [id, code] = [newId(), newCode()]
  await transaction(async (trx) => {
    await trx.table('library_collections').insert({
      ...{ id, code, position: 0, created_by: actor.personId, created_at: sqlTime() },
      ...columnsOf(input),
      institution_id: grant?.institutionId ?? null,
    })
    await audit(trx, actor, {
      verb: 'library.collection_created',
      subject: { type: 'collection', id },
      institutionId: grant?.institutionId ?? null,
      after: { code, title: input.titleKm ?? input.titleEn },
    })
  })
  return code
}

export async function updateCollection(actor: Actor, row: CollectionRow, input: CollectionInput) {
  await transaction(async (trx) => {
    await trx.from('library_collections').where('id', row.id).update(columnsOf(input, row.state))
    await audit(trx, actor, {
      verb: 'library.collection_changed',
      subject: { type: 'collection', id: row.id },
      institutionId: row.institutionId,
      before: { title: row.titleKm ?? row.titleEn, state: row.state },
      after: { title: input.titleKm ?? input.titleEn, published: input.isPublished },
    })
  })
}

/** Deletes a collection; what it held stays, and what stood within it stands by itself. */
export async function deleteCollection(actor: Actor, row: CollectionRow) {
  await transaction(async (trx) => {
    await trx.from('library_collections').where('parent_id', row.id).update({ parent_id: null })
    await trx.from('library_collections').where('id', row.id).delete()
    await audit(trx, actor, {
      verb: 'library.collection_deleted',
      subject: { type: 'collection', id: row.id },
      institutionId: row.institutionId,
      before: { code: row.code, title: row.titleKm ?? row.titleEn },
    })
  })
}
