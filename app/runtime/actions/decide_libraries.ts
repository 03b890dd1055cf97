import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { forgetLibrary } from '#runtime/content/library_files'
import { vouch } from '#runtime/h5p/keep_libraries'
import H5PLibrary from '#runtime/models/h5p_library'
import type { Actor } from '#shared/actor'
import type { LibraryState } from '#runtime/h5p/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export const decisions = ['approve', 'reject', 'withdraw'] as const
export type Decision = (typeof decisions)[number]

/** Which states a decision is about, and what it makes of them. */
const STEPS: Record<Decision, { from: LibraryState[]; to: LibraryState; verb: string }> = {
  approve: {
    ...{ from: ['waiting', 'rejected', 'withdrawn'], to: 'approved' },
    verb: 'runtime.library_build_approved',
  },
  reject: { from: ['waiting'], to: 'rejected', verb: 'runtime.library_build_rejected' },
  withdraw: { from: ['approved'], to: 'withdrawn', verb: 'runtime.library_build_withdrawn' },
}

/**
 * Somebody answers for builds of libraries, or takes that back. Those that the decision is not about stay as they
 * are: two administrators may have had the same page open. From the next launch on it holds; players that are open
 * end at their next step.
 * @returns the builds that were changed
 */
export async function decideLibraries(
  actor: Actor,
  ids: string[],
  { decision, note }: { decision: Decision; note?: string | null }
): Promise<H5PLibrary[]> {
  const { from, to, verb } = STEPS[decision]
  const changed = await transaction(async (trx) => {
    const rows = await H5PLibrary.query({ client: trx }).whereIn('id', ids).whereIn('state', from)
    for (const row of rows) {
      const before = row.state
      await row
        .merge({
          ...{ state: to, decidedAs: 'person', decidedBy: actor.personId, note: note || null },
          decidedAt: clock.now(),
        })
        .save()
      await audit(trx, actor, {
        verb,
        subject: { type: 'h5p_library', id: row.id },
        before: { state: before },
        after: { library: `${row.machineName} ${row.version}`, hash: row.hash, note: note || null },
      })
    }
    return rows
  })
  for (const { hash } of changed) forgetLibrary(hash)
  return changed
}

/**
 * A signed edition of the ministry vouches for these builds: on a mirror that counts as approval. They may be here
 * already or come later. What a person here has rejected or withdrawn stays so.
 * @param hashes of `runtime_h5p_libraries.hash`
 */
export async function approveFromEdition(trx: TransactionClientContract, hashes: string[]) {
  await vouch(trx, hashes)
  for (let at = 0; at < hashes.length; at += 200) {
    await H5PLibrary.query({ client: trx })
      .whereIn('hash', hashes.slice(at, at + 200))
      .where('state', 'waiting')
      .update({
        ...{ state: 'approved', decidedAs: 'edition' },
        decidedAt: clock.now().toSQL({ includeOffset: false }),
      })
  }
}
