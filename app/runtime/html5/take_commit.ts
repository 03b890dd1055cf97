import vine from '@vinejs/vine'
import { clock } from '#shared/clock'
import { better, further, newRow, takeTime } from '#runtime/scorm/apply_entry'
import { recordChange, type RecordedChange } from '#runtime/record'
import Package from '#runtime/models/package'
import type AttemptSco from '#runtime/models/attempt_sco'
import type { Taken } from '#runtime/kinds/taking'
import type { CommitEntry } from '#runtime/commit_batch'
import type { CompletionRule } from '#runtime/types'
import type { Infer } from '@vinejs/vine/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Web pages are one part. */
export const PAGES = 'package'

const number = () => vine.number().min(-1_000_000).max(1_000_000)

/** What the player heard of the pages, from the beginning of the attempt. */
const heard = vine.create({
  visited: vine.array(vine.string().maxLength(1000)).maxLength(1000),
  location: vine.string().maxLength(2000).nullable().optional(),
  data: vine.string().maxLength(64_000).nullable().optional(),
  told: vine.boolean(),
  score: vine.object({ raw: number(), min: number(), max: number() }).nullable().optional(),
})
export type Heard = Infer<typeof heard>

/** Takes what web pages have said and where the learner was; the rule of the package decides what that comes to. */
export async function takeWebCommit(
  trx: TransactionClientContract,
  { attempt, launch, rows }: Taken,
  entry: CommitEntry
) {
  const said = await heard.validate(entry.cmi).catch(() => undefined)
  if (!said || entry.sco !== PAGES) return
  const row = rows.get(PAGES) ?? newRow(attempt.id, PAGES)
  rows.set(PAGES, row)
  const before = { completion: row.completion, success: row.success, sessions: row.sessions }
  takeTime(row, `${launch.id}:${entry.session}`, entry)
  row.cmi = JSON.stringify(joined(row, said))
  const { rules } = await Package.findOrFail(attempt.packageId, { client: trx })
  judge(row, rules.completion)
  row.exit = entry.final && !entry.cut ? 'suspend' : null
  row.updatedAt = clock.now()
  await row.useTransaction(trx).save()
  const outcomes: RecordedChange['what'] = [
    ...(before.completion !== row.completion && row.completion === 'completed'
      ? (['completed'] as const)
      : []),
    ...(before.success !== row.success && row.success !== 'unknown' ? [row.success] : []),
  ]
  const isOver = attempt.state === 'open' && row.completion === 'completed'
  attempt.merge({
    ...{ completion: row.completion, success: row.success, scoreScaled: row.scoreScaled },
    ...{ scoreRaw: row.scoreRaw, scoreMin: row.scoreMin, scoreMax: row.scoreMax },
    ...{ totalSeconds: row.totalSeconds, lastAt: clock.now(), currentSco: PAGES },
    ...(isOver && { state: 'finished', finishedAt: clock.now() }),
  })
  const change = {
    ...{ attemptId: attempt.id, launchId: launch.id, packageId: attempt.packageId },
    ...{ personId: attempt.personId, sequence: entry.seq, interactions: [] },
  }
  const began = before.sessions === 0 ? (['began'] as const) : []
  const ended = entry.final ? (['ended'] as const) : []
  await recordChange(trx, attempt, {
    ...change,
    sco: PAGES,
    what: [...began, ...outcomes, ...ended],
  })
  const whole = [...outcomes, ...(isOver ? (['finished'] as const) : [])]
  await recordChange(trx, attempt, { ...change, sco: null, what: whole })
}

/** A page that was opened once stays opened, and what was told stays told. */
function joined({ cmi }: AttemptSco, said: Heard): Heard {
  const before = { visited: [], told: false, ...(JSON.parse(cmi) as Partial<Heard>) }
  return {
    ...said,
    visited: [...new Set([...before.visited, ...said.visited])].slice(0, 1000),
    told: before.told || said.told,
  }
}

/** What the rule makes of it. Without one that is met nothing is complete, however long it was open. */
function judge(row: AttemptSco, { rule, pages, passing }: CompletionRule) {
  const { visited, told, score } = JSON.parse(row.cmi) as Heard
  row.completion = further(row.completion, 'incomplete')
  const span = score ? score.max - score.min : 0
  const scaled = score && span > 0 ? Math.min(1, Math.max(0, (score.raw - score.min) / span)) : null
  if (score && scaled !== null) {
    const { raw, min, max } = score
    row.merge({ scoreRaw: raw, scoreMin: min, scoreMax: max, scoreScaled: scaled })
  }
  if (rule === 'told' && told) row.completion = 'completed'
  if (rule === 'pages' && pages.length > 1 && pages.every((page) => visited.includes(page))) {
    row.completion = 'completed'
  }
  if (rule !== 'quiz' || scaled === null) return
  row.success = better(row.success, scaled >= passing ? 'passed' : 'failed')
  if (scaled >= passing) row.completion = 'completed'
}
