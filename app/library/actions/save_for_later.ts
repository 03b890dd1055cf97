import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'

/** Keeps a resource on the person's list; twice is once. */
export async function saveForLater(actor: Actor, resourceId: string) {
  await transaction(async (trx) => {
    const mine = { person_id: actor.personId, resource_id: resourceId }
    if (await trx.from('library_saves').where(mine).first()) return
    await trx.table('library_saves').insert({ id: newId(), ...mine, created_at: sqlTime() })
  })
}

export async function unsave(actor: Actor, resourceId: string) {
  await transaction(async (trx) => {
    const mine = { person_id: actor.personId, resource_id: resourceId }
    await trx.from('library_saves').where(mine).delete()
  })
}
