import { clock } from '#shared/clock'
import { recordEntry } from '#runtime/record'
import { H5P_SCO, readDocument, scaledOf, type H5PDocument } from '#runtime/h5p/document'
import { keepAnswers } from '#runtime/h5p/keep_answers'
import { keepStatements } from '#runtime/h5p/keep_statements'
import { better, changesOf, further, newRow, takeTime } from '#runtime/scorm/apply_entry'
import { sumAttempt } from '#runtime/scorm/sum_attempt'
import type AttemptSco from '#runtime/models/attempt_sco'
import type { CommitEntry } from '#runtime/commit_batch'
import type { Outline } from '#runtime/scorm/outline'
import type { Taken } from '#runtime/kinds/taking'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** H5P content is one activity without a tree. */
const OUTLINE = { counted: [H5P_SCO], isSequenced: false } as unknown as Outline

/**
 * Puts what H5P content has said into the attempt: its state as it is, its best result, its answers as rows, its
 * statements in the record store. Only what content reports completes it; opening it or looking at it does not.
 */
export async function takeH5P(
  trx: TransactionClientContract,
  { attempt, launch, rows }: Taken,
  entry: CommitEntry
) {
  if (entry.sco !== H5P_SCO) return
  const row = rows.get(H5P_SCO) ?? newRow(attempt.id, H5P_SCO)
  rows.set(H5P_SCO, row)
  const before = { completion: row.completion, success: row.success, sessions: row.sessions }
  takeTime(row, `${launch.id}:${entry.session}`, { ...entry, seconds: null })
  takeDocument(row, readDocument(entry.cmi as Record<string, unknown>))
  row.updatedAt = clock.now()
  await row.useTransaction(trx).save()
  const whole = sumAttempt(attempt, rows, OUTLINE, entry)
  const changes = changesOf(before, row, entry)
  const statements = entry.statements ?? []
  const interactions = await keepAnswers(trx, attempt.id, statements)
  await recordEntry(trx, { attempt, launch }, { entry, changes, interactions, whole })
  await keepStatements(trx, { attempt, launch }, entry)
}

/** A later, weaker try within one attempt takes nothing back. */
function takeDocument(row: AttemptSco, document: H5PDocument | undefined) {
  row.completion = further(row.completion, 'incomplete')
  // Content always goes on where it was: an attempt ends when the learner begins another.
  row.exit = 'suspend'
  if (!document) {
    if (row.cmi === '{}') row.cmi = JSON.stringify({ data: {}, result: null, isCompleted: false })
    return
  }
  const standing = (JSON.parse(row.cmi) as Partial<H5PDocument>).result ?? null
  const { result } = document
  const scaled = result && scaledOf(result)
  const isBest =
    result !== null && (standing === null || (scaled ?? 0) >= (scaledOf(standing) ?? 0))
  row.cmi = JSON.stringify({ ...document, result: isBest ? result : standing })
  if (result || document.isCompleted) row.completion = 'completed'
  if (!result) return
  if (result.success !== null)
    row.success = better(row.success, result.success ? 'passed' : 'failed')
  // Content without points reports none of none.
  if (!isBest || result.max === 0) return
  row.merge({ scoreRaw: result.score, scoreMin: 0, scoreMax: result.max, scoreScaled: scaled })
}
