import { publish } from '#shared/outbox/publish'
import AttemptRecorded from '#runtime/events/attempt_recorded'
import type { CommitEntry } from '#runtime/commit_batch'
import type Attempt from '#runtime/models/attempt'
import type Launch from '#runtime/models/launch'
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

type Entry = {
  entry: Pick<CommitEntry, 'seq' | 'sco'>
  /** What the activity's own row says now that it did not say before. */
  changes: string[]
  interactions: number[]
  whole: { changes: string[]; isFinished: boolean }
}

/** Tells what one commit changed: first of the activity that spoke, then of the attempt as a whole. */
export async function recordEntry(
  trx: TransactionClientContract,
  { attempt, launch }: { attempt: Attempt; launch: Launch },
  { entry, changes, interactions, whole }: Entry
) {
  const told = {
    ...{ launchId: launch.id, attemptId: attempt.id, packageId: attempt.packageId },
    ...{ personId: attempt.personId, sequence: entry.seq },
  }
  const own = [...changes, ...(interactions.length > 0 ? ['answered'] : [])]
  const all = [...whole.changes, ...(whole.isFinished ? ['finished'] : [])]
  await recordChange(trx, attempt, {
    ...{ ...told, sco: entry.sco, interactions },
    what: own as RecordedChange['what'],
  })
  await recordChange(trx, attempt, {
    ...{ ...told, sco: null, interactions: [] },
    what: all as RecordedChange['what'],
  })
}
