import type { DateTime } from 'luxon'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { changesBetween, recordHistories } from '#institutions/histories'
import { isBelow } from '#institutions/tree'
import Institution from '#institutions/models/institution'
import type { Actor } from '#shared/actor'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

export type MergeError = {
  type: 'unknown_successor' | 'itself' | 'is_closed' | 'is_below' | 'already' | 'not_merged'
}

type Merger = { successorCode: string; lastDay: DateTime }

/** The institution that the code means and what would forbid merging into it. */
export async function findSuccessor(
  client: QueryClientContract,
  institution: Institution,
  code: string
): Promise<Result<Institution, MergeError>> {
  if (institution.mergedIntoId) return failed({ type: 'already' })
  const successor = await Institution.findBy({ locationCode: code }, { client })
  if (!successor) return failed({ type: 'unknown_successor' })
  if (successor.id === institution.id) return failed({ type: 'itself' })
  if (successor.mergedIntoId || successor.validTo) return failed({ type: 'is_closed' })
  // Otherwise the successor would stand below what is closed.
  if (await isBelow(client, successor.id, institution.id)) return failed({ type: 'is_below' })
  return ok(successor)
}

/**
 * Closes an institution and names the one that takes its place; its code finds that one from then on. Nobody and
 * nothing is moved: people, classes and units below stay where they are until someone moves them.
 */
export function mergeInstitution(
  actor: Actor,
  id: string,
  { successorCode, lastDay }: Merger
): Promise<Result<Institution, MergeError>> {
  return change(actor, id, 'institutions.institution_merged', async (trx, institution) => {
    const found = await findSuccessor(trx, institution, successorCode)
    if (!found.ok) return found
    institution.merge({ mergedIntoId: found.value.id, validTo: lastDay, isOperating: false })
    return ok(institution)
  })
}

/** Opens a merged institution again: since nothing was moved, everything is as before. */
export function undoMerger(actor: Actor, id: string): Promise<Result<Institution, MergeError>> {
  return change(actor, id, 'institutions.merger_undone', async (_trx, institution) => {
    if (!institution.mergedIntoId) return failed({ type: 'not_merged' })
    institution.merge({ mergedIntoId: null, validTo: null, isOperating: true })
    return ok(institution)
  })
}

function change(
  actor: Actor,
  id: string,
  verb: string,
  make: (
    trx: TransactionClientContract,
    institution: Institution
  ) => Promise<Result<Institution, MergeError>>
) {
  return transaction(async (trx) => {
    const institution = await Institution.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    const stood = { ...institution.$attributes }
    const result = await make(trx, institution)
    if (!result.ok) return result
    await institution.save()
    const changes = await changesBetween(trx, stood, institution.$attributes)
    await recordHistories(
      trx,
      changes.map((one) => ({ institutionId: id, ...one }))
    )
    await audit(trx, actor, {
      verb,
      subject: { type: 'institution', id },
      institutionId: id,
      before: Object.fromEntries(changes.map((one) => [one.field, one.before])),
      after: Object.fromEntries(changes.map((one) => [one.field, one.after])),
    })
    return result
  })
}
