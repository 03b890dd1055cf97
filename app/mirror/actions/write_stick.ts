import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { cancelJob } from '#shared/jobs/change_job'
import { transaction } from '#shared/database/transaction'
import WriteStick from '#mirror/jobs/write_stick'
import StickWrite from '#mirror/models/stick_write'
import type { Actor } from '#shared/actor'

export type StickOrder = {
  mount: string
  channel: string
  profile: string
  siteId: string | null
  /** An origin that this server follows, where what it signed is handed on. */
  originId: string | null
  /** The stick before this one, of the same edition. */
  after?: StickWrite | null
}

/** Begins to write an edition, or the rest of one, onto a stick. @returns the id of the row */
export function orderStick(actor: Actor, order: StickOrder) {
  const { mount, channel, profile, siteId, originId, after } = order
  return transaction(async (trx) => {
    const id = newId()
    const jobId = await startJob(trx, actor, WriteStick, { writeId: id, originId })
    await StickWrite.create(
      {
        ...{ id, mount, channel, profile, siteId, jobId, state: 'writing' },
        ...{ setId: after?.setId ?? id, part: (after?.part ?? 0) + 1 },
        ...{ sequence: after?.sequence ?? null, createdBy: actor.personId, createdAt: clock.now() },
      },
      { client: trx }
    )
    await audit(trx, actor, {
      verb: 'mirror.stick_ordered',
      subject: { type: 'mirror_stick_write', id },
      after: { profile, channel, part: (after?.part ?? 0) + 1 },
    })
    return id
  })
}

/** Goes on with a stick that was stopped or pulled out. */
export const goOnWithStick = (actor: Actor, row: StickWrite, originId: string | null) =>
  transaction(async (trx) => {
    const jobId = await startJob(trx, actor, WriteStick, { writeId: row.id, originId })
    await trx
      .from('mirror_stick_writes')
      .where('id', row.id)
      .update({ state: 'writing', note: null, job_id: jobId })
    await audit(trx, actor, {
      verb: 'mirror.stick_ordered',
      subject: { type: 'mirror_stick_write', id: row.id },
      after: { profile: row.profile, channel: row.channel, part: row.part },
    })
  })

export const stopStick = (actor: Actor, row: StickWrite) =>
  transaction(async (trx) => {
    const wasStopped = row.jobId !== null && (await cancelJob(trx, row.jobId))
    if (wasStopped) {
      await audit(trx, actor, {
        verb: 'mirror.stick_stopped',
        subject: { type: 'mirror_stick_write', id: row.id },
      })
    }
    return wasStopped
  })
