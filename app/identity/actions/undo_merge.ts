import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { giveBack } from '#identity/merge/move_rows'
import { fieldsOf, mergeInto, type PersonFields } from '#identity/merge/fields'
import { personIndex } from '#identity/person_index'
import PeopleMerged from '#identity/events/people_merged'
import Membership from '#identity/models/membership'
import PayrollNumber from '#identity/models/payroll_number'
import Person from '#identity/models/person'
import PersonMerge, { type Moved } from '#identity/models/person_merge'
import User from '#identity/models/user'
import { DateTime } from 'luxon'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Makes two people of one again: what moved goes back as far as it still is where it was moved to; fields of the
 * kept person that were changed since stay as they are.
 */
export function undoMerge(
  actor: Actor,
  mergeId: string
): Promise<Result<PersonMerge, { type: 'too_late' | 'number_taken' }>> {
  return transaction(async (trx) => {
    const merge = await PersonMerge.query({ client: trx })
      .where('id', mergeId)
      .forUpdate()
      .firstOrFail()
    const { keptId, goneId, moved } = merge
    if (!merge.mayBeUndone || !moved) return failed({ type: 'too_late' })
    if (await isTaken(trx, moved, [keptId, goneId])) return failed({ type: 'number_taken' })

    await giveBack(trx, moved.rows, keptId, goneId)
    await shortenRoles(trx, moved)
    await accountBack(trx, moved, goneId)
    await formerNumbersBack(trx, merge, moved)
    const kept = await Person.findOrFail(keptId, { client: trx })
    mergeInto(kept, unchanged(moved, fieldsOf(kept)))
    await kept.merge(personIndex(kept)).save()
    const gone = await Person.findOrFail(goneId, { client: trx })
    mergeInto(gone, moved.gone)
    await gone.merge({ mergedIntoId: null, ...personIndex(gone) }).save()
    await merge.merge({ undoneAt: clock.now(), moved: null }).save()

    await audit(trx, actor, {
      verb: 'identity.people_unmerged',
      subject: { type: 'person', id: keptId },
      after: { person: goneId },
    })
    await publish(trx, new PeopleMerged(keptId, { goneId, undone: true }))
    return ok(merge)
  })
}

/** Of the fields as they were before the merge those that nobody has changed since. */
function unchanged({ kept, after }: Moved, now: PersonFields): Partial<PersonFields> {
  const columns = Object.keys(kept) as (keyof PersonFields)[]
  const same = columns.filter((column) => now[column] === after[column])
  return Object.fromEntries(same.map((column) => [column, kept[column]]))
}

/** Somebody else may have been given the number since. */
async function isTaken(trx: TransactionClientContract, moved: Moved, both: string[]) {
  const numbers = [moved.kept.payrollId, moved.gone.payrollId].filter((one) => one !== null)
  if (numbers.length === 0) return false
  const holder = await Person.query({ client: trx })
    .whereIn('payroll_id', numbers)
    .whereNotIn('id', both)
    .first()
  return holder !== null
}

async function shortenRoles(trx: TransactionClientContract, { extended }: Moved) {
  for (const { id, endsOn } of extended) {
    const held = await Membership.find(id, { client: trx })
    await held?.merge({ endsOn: endsOn ? DateTime.fromISO(endsOn) : null }).save()
  }
}

async function accountBack(trx: TransactionClientContract, { account }: Moved, goneId: string) {
  const user = account && (await User.find(account.id, { client: trx }))
  if (!user) return
  user.merge(account.what === 'moved' ? { personId: goneId } : { disabledAt: null })
  await user.save()
}

/** The number that was given up with the merge is no former one after all. */
async function formerNumbersBack(trx: TransactionClientContract, merge: PersonMerge, moved: Moved) {
  const numbers = [moved.kept.payrollId, moved.gone.payrollId].filter((one) => one !== null)
  await PayrollNumber.query({ client: trx })
    .where('person_id', merge.keptId)
    .whereIn('number', numbers)
    .where(
      'created_at',
      '>=',
      merge.createdAt.minus({ seconds: 2 }).toSQL({ includeOffset: false })!
    )
    .delete()
}
