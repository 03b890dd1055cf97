import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { outdatedEditions } from '#mirror/publisher/kept_objects'

/**
 * Marks the editions that are laid out no more: nobody can go back to them. One that somebody is going back to just now
 * stays. @returns how many
 */
export async function collectEditions(): Promise<number> {
  const outdated = await outdatedEditions()
  let count = 0
  for (const { id, profileId, sequence, channel } of outdated) {
    await transaction(async (trx) => {
      // As `beginEdition`: one after the other.
      await trx.from('mirror_profiles').where('id', profileId).forUpdate().firstOrFail()
      const needed = await trx
        .from('mirror_editions')
        .where({ from_id: id, state: 'building' })
        .first()
      if (needed) return
      await trx
        .from('mirror_editions')
        .where('id', id)
        .whereIn('state', ['built', 'replaced'])
        .update({ state: 'collected', collected_at: sqlTime() })
      await audit(trx, SYSTEM, {
        verb: 'mirror.edition_collected',
        subject: { type: 'mirror_edition', id },
        after: { channel, sequence: Number(sequence) },
      })
      count++
    })
  }
  return count
}
