import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { publish } from '#shared/outbox/publish'
import { helper, type HelperName } from '#shared/helpers'
import { transaction } from '#shared/database/transaction'
import { JobCancelled, JobInterrupted, JobLost } from '#shared/jobs/errors'
import { PackageProblem } from '#shared/archive/package_problem'
import { blobPath } from '#media/blob_path'
import { recogniseFile } from '#media/recognise_file'
import { setAsideVirus } from '#media/viruses/set_aside'
import { stepsFor, type Step } from '#media/prepare/steps'
import { Workshop } from '#media/prepare/workshop'
import { MediaProblem } from '#media/prepare/types'
import FilePrepared from '#media/events/file_prepared'
import Blob from '#media/models/blob'
import Preparation from '#media/models/preparation'
import type { JobHandle } from '#shared/jobs/job_handle'
import type { PreparationState, StepProblem } from '#media/prepare/types'

const RETRIES = 2

/**
 * Prepares a file step by step. What one step cannot do is kept as a sentence and the next one is tried: the file
 * stays as it came in any case. May be killed at any point and run again.
 */
export async function prepareFile(blobId: string, job: JobHandle) {
  const blob = await Blob.find(blobId)
  const row = await Preparation.findBy('blobId', blobId)
  if (!blob || !row) return { derivatives: 0 }
  const problems: StepProblem[] = []
  const waits = new Set<HelperName>()
  let shop: Workshop | undefined
  try {
    await setAsideVirus(blob.sha256)
    const { kind } = await recogniseFile(blobPath(blob.sha256), '')
    shop = new Workshop(blob, kind, job)
    await shop.open()
    await row.merge({ kind }).save()
    const steps = await stepsFor(kind)
    for (const [at, step] of steps.entries()) {
      await job.progress(at, steps.length, step.name)
      await job.throwIfCancelled()
      await work(step, shop, { problems, waits })
    }
  } catch (error) {
    await settleFailure(row, error, problems)
  } finally {
    await shop?.close()
  }
  return finish(row, shop, problems, [...waits])
}

type Outcome = { problems: StepProblem[]; waits: Set<HelperName> }

async function work(step: Step, shop: Workshop, { problems, waits }: Outcome) {
  if (shop.isDone(step.name)) return
  if (step.applies && !(await step.applies(shop))) return
  if (step.needs && !helper(step.needs)) return void waits.add(step.needs)
  try {
    await step.run(shop)
    await shop.finish(step.name)
  } catch (error) {
    if (isEnd(error)) throw error
    const known = error instanceof MediaProblem || error instanceof PackageProblem
    // What nobody expected is tried again by the job; the last time it is only told.
    if (!known && shop.job.attempt <= RETRIES) throw error
    problems.push(problemOf(step.name, error))
  }
}

const isEnd = (error: unknown) =>
  error instanceof JobCancelled || error instanceof JobInterrupted || error instanceof JobLost

function problemOf(step: string, error: unknown): StepProblem {
  const known = error instanceof MediaProblem || error instanceof PackageProblem
  if (!known) return { step, code: 'unexpected' }
  return error.data ? { step, code: error.code, data: error.data } : { step, code: error.code }
}

async function settleFailure(row: Preparation, error: unknown, problems: StepProblem[]) {
  if (error instanceof JobCancelled) await row.merge({ state: 'cancelled' }).save()
  if (!(error instanceof MediaProblem || error instanceof PackageProblem)) throw error
  problems.push(problemOf('recognise', error))
}

async function finish(
  row: Preparation,
  shop: Workshop | undefined,
  problems: StepProblem[],
  waits: HelperName[]
) {
  const [{ total }] = await db
    .from('media_derivatives')
    .where('source_id', row.blobId)
    .count('* as total')
  const derivatives = Number(total)
  const state: PreparationState =
    problems.length > 0
      ? derivatives > 0
        ? 'partly'
        : 'failed'
      : waits.length > 0
        ? 'waiting'
        : 'done'
  await transaction(async (trx) => {
    row.useTransaction(trx).merge({
      ...{ state, problems, facts: shop?.facts ?? {}, endedAt: clock.now() },
      waitsFor: waits.join(',') || null,
    })
    await row.save()
    await publish(trx, new FilePrepared(row.blobId, { state }))
  })
  return {
    derivatives,
    ...(waits.length > 0 ? { waits_for: waits.join(', ') } : {}),
    ...(problems.length > 0 ? { problems: problems.length } : {}),
  }
}
