import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'

type Rating = { stars: number; comment: string | null }

/** One rating for each person: a second takes the place of the first. */
export async function rateResource(actor: Actor, resourceId: string, rating: Rating) {
  await transaction(async (trx) => {
    const mine = { person_id: actor.personId, resource_id: resourceId }
    const values = { ...rating, updated_at: sqlTime() }
    const changed = await trx.from('library_ratings').where(mine).update(values)
    if (Number(changed) > 0) return
    await trx.table('library_ratings').insert({ id: newId(), ...mine, ...values })
  })
}

export async function removeRating(actor: Actor, resourceId: string) {
  await transaction(async (trx) => {
    const mine = { person_id: actor.personId, resource_id: resourceId }
    await trx.from('library_ratings').where(mine).delete()
  })
}
