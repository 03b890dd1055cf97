import { recordEntry } from '#runtime/record'
import { applyEntry } from '#runtime/scorm/apply_entry'
import { keepInteractions } from '#runtime/scorm/keep_interactions'
import { keepObjectives } from '#runtime/scorm/objectives_store'
import { keepSharedData } from '#runtime/scorm/shared_data'
import { outlineOf } from '#runtime/scorm/outline'
import { sumAttempt } from '#runtime/scorm/sum_attempt'
import type { CommitEntry } from '#runtime/commit_batch'
import type { Taken } from '#runtime/kinds/taking'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Puts what an item of a SCORM package has said into the attempt. */
export async function takeScorm(
  trx: TransactionClientContract,
  { attempt, launch, rows }: Taken,
  entry: CommitEntry
) {
  const outline = await outlineOf(attempt.versionId, trx)
  const applied = applyEntry({ attempt, launchId: launch.id, outline }, rows, entry)
  if (!applied) return
  const { row, cmi, changes } = applied
  await row.useTransaction(trx).save()
  const where = { attempt_id: attempt.id, sco: row.sco, session: row.session! }
  // SCORM 2004 gives content its answers back when it goes on: they are the same ones.
  const goesOn = entry.resumed && outline.standard === 'scorm2004'
  const interactions = await keepInteractions(trx, where, cmi, goesOn)
  if (entry.objectives && outline.objectivesGlobal) {
    await keepObjectives(trx, attempt.personId, entry.objectives)
  }
  if (entry.shared && outline.sharedDataGlobal) {
    await keepSharedData(trx, attempt.personId, entry.shared)
  }
  const whole = sumAttempt(attempt, rows, outline, entry)
  await recordEntry(trx, { attempt, launch }, { entry, changes, interactions, whole })
}
