import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { cleanCmi, type Cleaned } from '#runtime/scorm/clean_cmi'
import { countedSeconds } from '#runtime/scorm/duration'
import { readCmi, type Reading } from '#runtime/scorm/read_cmi'
import AttemptSco from '#runtime/models/attempt_sco'
import type Attempt from '#runtime/models/attempt'
import type { CommitEntry } from '#runtime/commit_batch'
import type { Outline } from '#runtime/scorm/outline'
import type { Completion, Success } from '#runtime/types'

export type Applied = { row: AttemptSco; cmi: Cleaned; reading: Reading; changes: string[] }

/** Nothing that was reached in an attempt is taken back by a later commit of it. */
export const further = (before: Completion, now: Completion): Completion => {
  const order: Completion[] = ['unknown', 'not_attempted', 'incomplete', 'completed']
  return order.indexOf(now) > order.indexOf(before) ? now : before
}

export const better = (before: Success, now: Success): Success =>
  before === 'passed' || now === 'unknown' ? before : now

/**
 * Puts one commit into the row of its activity. Undefined where it is about no activity of the package or no data
 * model: the commit is then answered and dropped, as sending it again would change nothing.
 */
export function applyEntry(
  { attempt, launchId, outline }: { attempt: Attempt; launchId: string; outline: Outline },
  rows: Map<string, AttemptSco>,
  entry: CommitEntry
): Applied | undefined {
  const cmi = cleanCmi(entry.cmi, outline.standard)
  if (!cmi || !outline.ids.has(entry.sco)) return undefined
  const reading = readCmi(cmi, outline.standard)
  const row = rows.get(entry.sco) ?? newRow(attempt.id, entry.sco)
  rows.set(entry.sco, row)
  const session = `${launchId}:${entry.session}`
  const before = {
    ...{ completion: row.completion, success: row.success, sessions: row.sessions },
    // Said again when the course ends after it.
    hasEnded: row.session === session && row.exit !== null,
  }
  takeTime(row, session, entry)
  row.cmi = JSON.stringify(cmi)
  row.completion = further(row.completion, reading.completion)
  row.success = better(row.success, reading.success)
  takeScore(row, reading)
  row.exit = entry.final && !entry.cut ? (reading.exit ?? 'normal') : null
  row.updatedAt = clock.now()
  return { row, cmi, reading, changes: changesOf(before, row, entry) }
}

/** An activity that has said nothing yet. */
export function newRow(attemptId: string, sco: string) {
  const none = { scoreScaled: null, scoreRaw: null, scoreMin: null, scoreMax: null, exit: null }
  return new AttemptSco().merge({
    ...{
      id: newId(),
      attemptId,
      sco,
      cmi: '{}',
      completion: 'unknown',
      success: 'unknown',
      ...none,
    },
    ...{ earlierSeconds: 0, session: null, sessionSeconds: 0, sessions: 0 },
  })
}

/** The seconds of a session replace each other; when the next begins they are added to the earlier ones. */
export function takeTime(row: AttemptSco, session: string, entry: CommitEntry) {
  if (row.session !== session) {
    row.earlierSeconds += row.sessionSeconds
    row.session = session
    row.sessions += 1
  }
  row.sessionSeconds = countedSeconds(entry)
}

function takeScore(row: AttemptSco, { score }: Reading) {
  if (score.raw === null && score.scaled === null) return
  row.merge({
    scoreRaw: score.raw,
    scoreScaled: score.scaled,
    scoreMin: score.min,
    scoreMax: score.max,
  })
}

type Before = Pick<AttemptSco, 'completion' | 'success' | 'sessions'> & { hasEnded?: boolean }

export function changesOf(before: Before, row: AttemptSco, entry: CommitEntry) {
  const final = entry.final && !before.hasEnded
  return [
    ...(before.sessions === 0 ? ['began'] : []),
    ...(before.completion !== 'completed' && row.completion === 'completed' ? ['completed'] : []),
    ...(before.success !== row.success && row.success !== 'unknown' ? [row.success] : []),
    ...(final && row.exit === 'suspend' ? ['suspended'] : []),
    ...(final ? ['ended'] : []),
  ]
}
