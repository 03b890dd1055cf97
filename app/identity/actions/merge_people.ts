import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import { keepFormerNumber } from '#identity/keep_former_number'
import { moveRows } from '#identity/merge/move_rows'
import { chosen, fieldsOf, mergeInto, type MergeField } from '#identity/merge/fields'
import { personIndex } from '#identity/person_index'
import { revokeTokensOf } from '#identity/actions/issue_api_token'
import PeopleMerged from '#identity/events/people_merged'
import Membership from '#identity/models/membership'
import Person from '#identity/models/person'
import PersonMerge, { type Moved } from '#identity/models/person_merge'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type MergeInput = {
  keptId: string
  goneId: string
  /** The fields that are taken from the person who goes. */
  fromGone: MergeField[]
  /** Kept with a civil-servant number that is given up. */
  reason: string
}

/**
 * Makes one person of two: roles, classes and what other modules registered move to the one that is kept. An
 * account moves where the kept person has none; else it is closed. The other person stays behind as a sign that
 * leads to the kept one, so that old links and the audit log still mean someone.
 */
export function mergePeople(
  actor: Actor,
  { keptId, goneId, fromGone, reason }: MergeInput
): Promise<Result<PersonMerge, { type: 'merged_already' | 'same_person' }>> {
  return transaction(async (trx) => {
    if (keptId === goneId) return failed({ type: 'same_person' })
    const [kept, gone] = await bothLocked(trx, keptId, goneId)
    if (kept.mergedIntoId || gone.mergedIntoId) return failed({ type: 'merged_already' })
    const before = { kept: fieldsOf(kept), gone: fieldsOf(gone) }
    const extended = await extendRoles(trx, keptId, goneId)
    const rows = await moveRows(trx, goneId, keptId)
    const account = await oneAccount(trx, kept, gone)
    await revokeTokensOf(trx, actor, goneId)

    gone.merge({ payrollId: null, nationalId: null, nationalIdKey: null, mergedIntoId: keptId })
    await gone.save()
    mergeInto(kept, chosen(before.gone, fromGone))
    const givenUp = [before.kept.payrollId, before.gone.payrollId].find(
      (number) => number !== null && number !== kept.payrollId
    )
    if (givenUp) await keepFormerNumber(trx, keptId, givenUp, reason)
    await kept.merge(personIndex(kept)).save()

    const moved: Moved = { rows, extended, ...before, after: fieldsOf(kept), account }
    const merge = { id: newId(), keptId, goneId, moved, createdBy: actor.personId }
    const made = await PersonMerge.create(merge, { client: trx })
    await audit(trx, actor, {
      verb: 'identity.people_merged',
      subject: { type: 'person', id: keptId },
      before: { person: goneId },
      after: {
        fields: fromGone,
        rows: rows.reduce((sum, one) => sum + one.ids.length, 0),
        account: account?.what ?? null,
      },
    })
    await publish(trx, new PeopleMerged(keptId, { goneId, undone: false }))
    return ok(made)
  })
}

/** In the order of their ids, so that two merges of the same pair wait for each other. */
async function bothLocked(trx: TransactionClientContract, keptId: string, goneId: string) {
  const people = await Person.query({ client: trx })
    .whereIn('id', [keptId, goneId])
    .orderBy('id')
    .forUpdate()
    .preload('user')
  const find = (id: string) => {
    const found = people.find((one) => one.id === id)
    if (!found) throw new Error('There is no such person')
    return found
  }
  return [find(keptId), find(goneId)] as const
}

/** A role that both hold at one place lasts as long as the longer of the two. */
async function extendRoles(trx: TransactionClientContract, keptId: string, goneId: string) {
  const held = await Membership.query({ client: trx }).whereIn('person_id', [keptId, goneId])
  const extended: Moved['extended'] = []
  for (const mine of held.filter((one) => one.personId === keptId && one.endsOn)) {
    const other = held.find(
      (one) =>
        one.personId === goneId &&
        one.institutionId === mine.institutionId &&
        one.role === mine.role
    )
    if (!other || (other.endsOn && other.endsOn <= mine.endsOn!)) continue
    extended.push({ id: mine.id, endsOn: mine.endsOn!.toISODate() })
    await mine.merge({ endsOn: other.endsOn }).save()
  }
  return extended
}

async function oneAccount(
  trx: TransactionClientContract,
  kept: Person,
  gone: Person
): Promise<Moved['account']> {
  if (!gone.user) return null
  if (!kept.user) {
    await gone.user.merge({ personId: kept.id }).save()
    return { id: gone.user.id, what: 'moved' }
  }
  if (gone.user.isDisabled) return null
  await gone.user.merge({ disabledAt: clock.now() }).save()
  await endLoginSessions(gone.user.id, {}, trx)
  return { id: gone.user.id, what: 'closed' }
}
