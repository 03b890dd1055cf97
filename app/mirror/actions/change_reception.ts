import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { startJob } from '#shared/jobs/start_job'
import { cancelJob } from '#shared/jobs/change_job'
import { transaction } from '#shared/database/transaction'
import { forget } from '#shared/remembered'
import ReceiveEditions from '#mirror/jobs/receive_editions'
import ReturnEdition from '#mirror/jobs/return_edition'
import type Origin from '#mirror/models/origin'
import { Job } from '#shared/jobs/job'
import type { Actor } from '#shared/actor'

export type Reception = {
  nightFrom: string | null
  nightTo: string | null
  rateKb: number | null
  peers: string[]
  isSharing: boolean
}

const subjectOf = ({ id }: Origin) => ({ type: 'mirror_origin', id })

/** When and how fast large files come, and who near by may help. */
export async function changeReception(actor: Actor, origin: Origin, wish: Reception) {
  const before = receptionOf(origin)
  await transaction(async (trx) => {
    await trx
      .from('mirror_origins')
      .where('id', origin.id)
      .update({
        ...{ night_from: wish.nightFrom, night_to: wish.nightTo, rate_kb: wish.rateKb },
        ...{ peers: JSON.stringify(wish.peers), is_sharing: wish.isSharing },
        ...{ updated_at: sqlTime() },
      })
    await audit(trx, actor, {
      verb: 'mirror.reception_changed',
      ...{ subject: subjectOf(origin), before, after: wish },
    })
  })
  forget()
}

export const receptionOf = ({
  nightFrom,
  nightTo,
  rateKb,
  peers,
  isSharing,
}: Origin): Reception => ({
  ...{ nightFrom, nightTo, rateKb, peers, isSharing: Boolean(isSharing) },
})

type Asked = { folder?: string; isLargeNow?: boolean; isReportOnly?: boolean }

/** Asks the origin now, or takes what is on a stick. @returns the id of the job */
export const askNow = (actor: Actor, origin: Origin, asked: Asked) =>
  transaction(async (trx) => {
    const jobId = await startJob(trx, actor, ReceiveEditions, asked)
    const { isLargeNow = false } = asked
    await audit(trx, actor, {
      verb: 'mirror.contact_asked',
      subject: subjectOf(origin),
      after: { medium: asked.folder ? 'stick' : 'http', isLargeNow },
    })
    return jobId
  })

/** Stops what is coming. What came stays, and the next contact goes on with it. */
export async function stopReceiving(actor: Actor, origin: Origin) {
  const jobs = await Job.query()
    .where('kind', ReceiveEditions.kind)
    .whereIn('state', ['queued', 'running'])
  await transaction(async (trx) => {
    for (const { id } of jobs) await cancelJob(trx, id)
    await audit(trx, actor, { verb: 'mirror.contact_stopped', subject: subjectOf(origin) })
  })
  return jobs.length > 0
}

/** Back to the edition before, or forward again. */
export const goBack = (actor: Actor, origin: Origin, sequence: number) =>
  transaction(async (trx) => {
    await startJob(trx, actor, ReturnEdition, { originId: origin.id })
    await audit(trx, actor, {
      verb: 'mirror.edition_returned',
      ...{ subject: subjectOf(origin), after: { sequence } },
    })
  })
