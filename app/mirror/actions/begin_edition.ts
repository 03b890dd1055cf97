import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import BuildEdition from '#mirror/jobs/build_edition'
import type { Actor } from '#shared/actor'
import type { Channel } from '#mirror/types'

type Wish = {
  profileId: string
  channel: Channel
  /** An earlier edition whose content is given again: to everyone after its trial, or to go back to it. */
  fromId?: string | null
  note?: string | null
}

/** Begins an edition: its number is taken, its job is started. */
export function beginEdition(
  actor: Actor,
  { profileId, channel, fromId = null, note = null }: Wish
) {
  return transaction(async (trx) => {
    // One at a time: two would take the same number.
    await trx.from('mirror_profiles').where('id', profileId).forUpdate().firstOrFail()
    // Meanwhile it may have been collected.
    if (fromId) {
      const from = trx.from('mirror_editions').where('id', fromId)
      await from.whereNull('collected_at').firstOrFail()
    }
    const { top } =
      (await trx
        .from('mirror_editions')
        .where('profile_id', profileId)
        .max('sequence as top')
        .first()) ?? {}
    const id = newId()
    const sequence = Number(top ?? 0) + 1
    const jobId = await startJob(trx, actor, BuildEdition, { editionId: id })
    await trx.table('mirror_editions').insert({
      ...{ id, profile_id: profileId, channel, sequence, state: 'building', from_id: fromId },
      ...{ note, job_id: jobId, created_by: actor.personId, created_at: sqlTime() },
    })
    await audit(trx, actor, {
      verb: 'mirror.edition_begun',
      subject: { type: 'mirror_edition', id },
      after: { channel, sequence, from: fromId },
    })
    return { id, sequence, jobId }
  })
}
