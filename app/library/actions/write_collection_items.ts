import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'

type Notes = { noteKm: string | null; noteEn: string | null }

/** Puts a resource at the end of a collection; one that is there already gets the new notes. */
export async function addToCollection(collectionId: string, resourceId: string, notes: Notes) {
  await transaction(async (trx) => {
    const items = () => trx.from('library_collection_items').where('collection_id', collectionId)
    const values = { note_km: notes.noteKm, note_en: notes.noteEn }
    if (Number(await items().where('resource_id', resourceId).update(values)) > 0) return
    const [{ last }] = await items().max('position as last')
    await trx.table('library_collection_items').insert({
      ...{ id: newId(), collection_id: collectionId, resource_id: resourceId, ...values },
      position: Number(last ?? 0) + 1,
    })
  })
}

export async function removeFromCollection(collectionId: string, itemId: string) {
  await transaction(async (trx) => {
    const mine = { id: itemId, collection_id: collectionId }
    await trx.from('library_collection_items').where(mine).delete()
  })
}

/** Changes the places of an item and of the one before or behind it. */
export async function moveInCollection(collectionId: string, itemId: string, move: 'up' | 'down') {
  await transaction(async (trx) => {
    const rows = await trx
      .from('library_collection_items')
      .where('collection_id', collectionId)
      .orderBy('position')
      .orderBy('id')
      .select('id')
    const ids = rows.map(({ id }) => id as string)
    const at = ids.indexOf(itemId)
    const to = move === 'up' ? at - 1 : at + 1
    if (at < 0 || to < 0 || to >= ids.length) return
    ;[ids[at], ids[to]] = [ids[to], ids[at]]
    for (const [index, id] of ids.entries()) {
      await trx
        .from('library_collection_items')
        .where('id', id)
        .update({ position: index + 1 })
    }
  })
}
