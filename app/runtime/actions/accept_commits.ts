import { transaction } from '#shared/database/transaction'
import { lockAttempt } from '#runtime/lock_attempt'
import { takerOf } from '#runtime/kinds/taker_of'
import { slide } from '#runtime/content/open_launch'
import { ContentRefusal } from '#runtime/content/routes'
import { isBeside } from '#runtime/content/kept'
import { keepLog } from '#runtime/scorm/keep_log'
import AttemptSco from '#runtime/models/attempt_sco'
import Launch from '#runtime/models/launch'
import type Attempt from '#runtime/models/attempt'
import type { CommitBatch, CommitEntry } from '#runtime/commit_batch'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** `accepted`: the number of the last commit that is kept; the device forgets up to it. `stale`: a newer window plays. */
export type CommitAnswer = { ok: boolean; accepted: number; stale?: boolean }

/**
 * Takes commits in their order, each once: what has a number that was taken is answered and left. They may be of an
 * earlier launch of the same attempt or of an attempt before it, kept on the device while there was no line, unless a
 * newer window has taken that attempt since.
 */
export async function acceptCommits(opened: Launch, batch: CommitBatch): Promise<CommitAnswer> {
  return transaction(async (trx) => {
    const attempt = await lockAttempt(trx, await attemptOf(trx, opened, batch.launch))
    const launch = await Launch.query({ client: trx })
      .where({ id: batch.launch, attemptId: attempt.id, personId: opened.personId })
      .first()
    if (!launch) throw new ContentRefusal(403, 'launch_over')
    const fresh = batch.entries
      .filter(({ seq }) => seq > launch.commitSequence)
      .sort((a, b) => a.seq - b.seq)
    const isStale = attempt.holderLaunchId !== null && launch.id < attempt.holderLaunchId
    const until = slide(opened)
    if (until)
      await Launch.query({ client: trx })
        .where('id', opened.id)
        .update({ expiresAt: until.toSQL({ includeOffset: false }) })
    if (fresh.length > 0 && isStale) {
      await noteStale(trx, attempt.id, launch.id, fresh)
      return { ok: false, stale: true, accepted: launch.commitSequence }
    }
    if (fresh.length > 0) await takeAll(trx, { attempt, launch }, fresh)
    return { ok: true, accepted: launch.commitSequence }
  })
}

async function attemptOf(trx: TransactionClientContract, opened: Launch, launchId: string) {
  if (launchId === opened.id) return opened.attemptId
  const launch = await Launch.find(launchId, { client: trx })
  if (!launch || !(await isBeside(opened, launch, trx))) {
    throw new ContentRefusal(403, 'launch_over')
  }
  return launch.attemptId
}

async function takeAll(
  trx: TransactionClientContract,
  { attempt, launch }: { attempt: Attempt; launch: Launch },
  entries: CommitEntry[]
) {
  const take = await takerOf(attempt.versionId, trx)
  const scos = await AttemptSco.query({ client: trx }).where('attemptId', attempt.id)
  const rows = new Map(scos.map((row) => [row.sco, row]))
  for (const entry of entries) {
    await keepLog(trx, attempt.id, {
      launchId: launch.id,
      sequence: entry.seq,
      sco: entry.sco,
      calls: callsOf(entry),
    })
    // Looking at what is done, and looking around, change nothing.
    if (launch.mode === 'normal') await take(trx, { attempt, launch, rows }, entry)
  }
  launch.useTransaction(trx).commitSequence = entries.at(-1)!.seq
  await launch.save()
  await attempt.save()
}

const callsOf = ({ calls = [], omitted }: CommitEntry) =>
  omitted ? [...calls, [0, 'omitted', '', String(omitted), '', '']] : calls

/** What an older window said is not taken, but told: somebody worked in it. */
function noteStale(
  trx: TransactionClientContract,
  attemptId: string,
  launchId: string,
  entries: CommitEntry[]
) {
  const { seq, sco } = entries.at(-1)!
  const calls = [[0, 'stale', '', String(entries.length), '', '']]
  return keepLog(trx, attemptId, { launchId, sequence: seq, sco: sco, calls })
}
