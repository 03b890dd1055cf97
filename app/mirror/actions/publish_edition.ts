import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { failed, ok } from '#shared/result'
import PublishEditions from '#mirror/jobs/publish_editions'
import EditionRow from '#mirror/models/edition'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Signs and publishes an edition that was built, unless a later one of its profile was published on its channel. */
export function publishEdition(actor: Actor, id: string) {
  return transaction(async (trx) => {
    const row = await EditionRow.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (row.state !== 'built') return failed({ type: 'not_built' })
    const later = await trx
      .from('mirror_editions')
      .where({ profile_id: row.profileId, channel: row.channel })
      .whereNotNull('published_at')
      .where('sequence', '>', Number(row.sequence))
      .first()
    if (later) return failed({ type: 'overtaken' })
    const jobId = await startJob(trx, actor, PublishEditions, { editionId: id })
    await audit(trx, actor, {
      verb: 'mirror.edition_published',
      subject: { type: 'mirror_edition', id },
      after: { channel: row.channel, sequence: Number(row.sequence) },
    })
    return ok({ jobId })
  })
}

/** Has what was withdrawn signed and published; in the transaction that withdrew it. */
export const publishSoon = (trx: TransactionClientContract, actor: Actor) =>
  startJob(trx, actor, PublishEditions, {})
