import { publish } from '#shared/outbox/publish'
import AttemptRecorded from '#runtime/events/attempt_recorded'
import type Attempt from '#runtime/models/attempt'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * What a commit changed, as others hear of it: ids and outcomes, never what a learner wrote. The LRS makes
 * statements of it; it reads answers from `runtime_interactions` and documents by these ids.
 */
export type RecordedChange = {
  attemptId: string
  launchId: string
  packageId: string
  personId: string
  /** Commit of the launch: with the launch it names this change for ever. */
  sequence: number
  /** The activity that spoke; null where the attempt as a whole changed. */
  sco: string | null
  what: (
    'began' | 'answered' | 'completed' | 'passed' | 'failed' | 'suspended' | 'ended' | 'finished'
  )[]
  /** The numbers of the interactions that are new or changed. */
  interactions: number[]
}

/** The seam for every kind of package: tell once, in the transaction that keeps the change. */
export async function recordChange(
  trx: TransactionClientContract,
  attempt: Attempt,
  change: RecordedChange
) {
  if (change.what.length > 0) await publish(trx, new AttemptRecorded(attempt.id, change))
}
