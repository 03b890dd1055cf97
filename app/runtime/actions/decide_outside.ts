import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { notify } from '#identity/actions/notify'
import { transaction } from '#shared/database/transaction'
import { abandonAll } from '#runtime/actions/abandon_session'
import { lockAttempt } from '#runtime/lock_attempt'
import Package from '#runtime/models/package'
import Session from '#runtime/models/session'
import type OutsideOrigin from '#runtime/models/outside_origin'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export const outsideDecisions = ['approved', 'rejected', 'withdrawn'] as const

const VERBS = {
  approved: 'runtime.outside_approved',
  rejected: 'runtime.outside_rejected',
  withdrawn: 'runtime.outside_withdrawn',
} as const

type Decision = { decision: (typeof outsideDecisions)[number]; reason?: string | null }

/** Decides about another site to which a package leads, and tells who brought the package. */
export async function decideOutside(
  actor: Actor,
  origin: OutsideOrigin,
  { decision, reason }: Decision
) {
  await transaction(async (trx) => {
    const row = await Package.findOrFail(origin.packageId, { client: trx })
    const before = origin.state
    origin.useTransaction(trx).merge({
      ...{ state: decision, reason: reason ?? null },
      ...{ decidedBy: actor.personId, decidedAt: clock.now() },
    })
    await origin.save()
    if (decision !== 'approved') await endThere(trx, row, origin.origin)
    await audit(trx, actor, {
      ...{ verb: VERBS[decision], institutionId: row.institutionId },
      subject: { type: 'package', id: row.id },
      ...{ before: { state: before }, after: { origin: origin.origin, reason: reason ?? null } },
    })
    if (row.createdBy === actor.personId) return
    await notify(trx, {
      ...{ kind: `runtime.outside_${decision}`, to: [row.createdBy] },
      ...{ data: { title: row.title, origin: origin.origin }, href: `/packages/${row.code}` },
      institutionId: row.institutionId,
    })
  })
}

/** Units that are open there are heard no more. */
async function endThere(trx: TransactionClientContract, row: Package, origin: string) {
  const open = await Session.query({ client: trx })
    .where('outsideOrigin', origin)
    .whereNull('endedAt')
  for (const session of open) {
    const attempt = await lockAttempt(trx, session.attemptId)
    if (attempt.packageId === row.id) await abandonAll(trx, attempt, row.code, session.id)
  }
}
