import { clock } from '#shared/clock'
import { better, further } from '#runtime/scorm/apply_entry'
import type Attempt from '#runtime/models/attempt'
import type AttemptSco from '#runtime/models/attempt_sco'
import type { CommitEntry } from '#runtime/commit_batch'
import type { Outline } from '#runtime/scorm/outline'
import type { Completion, Success } from '#runtime/types'

/**
 * What the attempt as a whole has come to, from its activities: SCORM 2004 with several by the engine's rollup, one
 * activity by itself, SCORM 1.2 with several when all have ended well.
 */
export function sumAttempt(
  attempt: Attempt,
  rows: Map<string, AttemptSco>,
  outline: Outline,
  entry: CommitEntry
) {
  const before = { completion: attempt.completion, success: attempt.success, state: attempt.state }
  const counted = outline.counted.map((id) => rows.get(id))
  const sum =
    outline.counted.length > 1 && outline.isSequenced ? byTree(entry, counted) : byRows(counted)
  attempt.completion = further(attempt.completion, sum.completion)
  attempt.success = better(attempt.success, sum.success)
  if (sum.score) attempt.merge(sum.score)
  attempt.totalSeconds = [...rows.values()].reduce((all, row) => all + row.totalSeconds, 0)
  attempt.lastAt = clock.now()
  if (entry.sequencing) attempt.sequencing = entry.sequencing
  if (entry.current !== undefined) attempt.currentSco = entry.current
  if (isOver(entry, attempt, counted, outline)) {
    attempt.merge({ state: 'finished', finishedAt: clock.now() })
  }
  return {
    isFinished: before.state !== 'finished' && attempt.state === 'finished',
    changes: [
      ...(before.completion !== attempt.completion && attempt.completion === 'completed'
        ? ['completed']
        : []),
      ...(before.success !== attempt.success && attempt.success !== 'unknown'
        ? [attempt.success]
        : []),
    ],
  }
}

type Sum = {
  completion: Completion
  success: Success
  score?: Pick<Attempt, 'scoreScaled' | 'scoreRaw' | 'scoreMin' | 'scoreMax'>
}

function byTree({ tree }: CommitEntry, counted: (AttemptSco | undefined)[]): Sum {
  const completion: Completion =
    tree?.completion === 'completed' || tree?.completion === 'incomplete'
      ? tree.completion
      : 'unknown'
  const success: Success =
    tree?.success === 'passed' || tree?.success === 'failed' ? tree.success : 'unknown'
  const scaled = typeof tree?.scaled === 'number' && Math.abs(tree.scaled) <= 1 ? tree.scaled : null
  const rolled = { scoreScaled: scaled, scoreRaw: null, scoreMin: null, scoreMax: null }
  return { completion, success, score: scaled === null ? byRows(counted).score : rolled }
}

function byRows(counted: (AttemptSco | undefined)[]): Sum {
  const rows = counted.filter((row) => row !== undefined)
  if (counted.length === 1 && rows.length === 1) {
    const [{ completion, success, scoreScaled, scoreRaw, scoreMin, scoreMax }] = rows
    const score = { scoreScaled, scoreRaw, scoreMin, scoreMax }
    return {
      completion,
      success,
      score: scoreScaled === null && scoreRaw === null ? undefined : score,
    }
  }
  const isWhole = rows.length === counted.length && rows.length > 0
  const all = (test: (row: AttemptSco) => boolean) => isWhole && rows.every(test)
  const scored = rows.filter(({ scoreScaled }) => scoreScaled !== null)
  const mean = scored.reduce((sum, { scoreScaled }) => sum + scoreScaled!, 0) / scored.length
  const completion = all((row) => row.completion === 'completed')
    ? 'completed'
    : rows.length
      ? 'incomplete'
      : 'unknown'
  const judged = rows.some(({ success }) => success !== 'unknown')
  const success =
    rows.some((row) => row.success === 'failed') && isWhole
      ? 'failed'
      : judged && all((row) => row.completion === 'completed' && row.success !== 'failed')
        ? 'passed'
        : 'unknown'
  const score = { scoreScaled: mean, scoreRaw: null, scoreMin: null, scoreMax: null }
  return { completion, success, score: scored.length > 0 ? score : undefined }
}

/** Over is what the content has ended itself and says is complete; what it wants to come back to is not. */
function isOver(
  entry: CommitEntry,
  attempt: Attempt,
  counted: (AttemptSco | undefined)[],
  outline: Outline
) {
  if (!entry.final || entry.cut || attempt.completion !== 'completed') return false
  if (outline.counted.length > 1 && outline.isSequenced) return entry.ended === true
  return counted.every((row) => row !== undefined && row.exit !== null && row.exit !== 'suspend')
}
