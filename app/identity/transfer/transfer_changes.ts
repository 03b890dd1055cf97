import { newId } from '#shared/ids'
import { dayBefore, notEnded } from '#identity/queries/current_memberships'
import ClassPupil from '#identity/models/class_pupil'
import ClassTeacher from '#identity/models/class_teacher'
import Membership from '#identity/models/membership'
import type Transfer from '#identity/models/transfer'
import type { Columns, Noun, RowChange } from '#identity/changes/row_changes'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Dated = { id: string; endsOn: any }

const iso = (day: any): string | null => day?.toISODate() ?? null

/**
 * What an agreed transfer changes. Everything is written at once with its dates: roles end and begin by themselves
 * on the day, so nothing has to run then.
 */
export async function transferChanges(
  trx: TransactionClientContract,
  transfer: Transfer
): Promise<RowChange[]> {
  const arrival = await arrivalOf(trx, transfer)
  return transfer.kind === 'guest' ? [arrival] : [...(await departureOf(trx, transfer)), arrival]
}

async function arrivalOf(trx: TransactionClientContract, transfer: Transfer): Promise<RowChange> {
  const { personId, toInstitutionId: institutionId, role } = transfer
  const held = await Membership.findBy({ personId, institutionId, role }, { client: trx })
  const after = {
    starts_on: iso(transfer.startsOn),
    ends_on: transfer.kind === 'guest' ? iso(transfer.endsOn) : null,
    is_guest: transfer.kind === 'guest',
  }
  if (!held) {
    const key = { person_id: personId, institution_id: institutionId, role }
    return { noun: 'membership', id: newId(), before: null, after: { ...key, ...after } }
  }
  const before = {
    starts_on: iso(held.startsOn),
    ends_on: iso(held.endsOn),
    is_guest: Boolean(held.isGuest),
  }
  return { noun: 'membership', id: held.id, before, after }
}

/** The roles at the old institution, the places in its classes and what was taught there end the day before. */
async function departureOf(trx: TransactionClientContract, transfer: Transfer) {
  const { personId, fromInstitutionId } = transfer
  const last = dayBefore(iso(transfer.startsOn)!)
  const client = { client: trx }
  const there = trx.from('identity_classes').where('institution_id', fromInstitutionId).select('id')
  const roles = await notEnded(Membership.query(client))
    .where({ person_id: personId, institution_id: fromInstitutionId })
    .where('is_guest', false)
  const taught = await notEnded(ClassTeacher.query(client))
    .where('person_id', personId)
    .whereIn('class_id', there)
  const places = await notEnded(ClassPupil.query(client))
    .where('person_id', personId)
    .whereIn('class_id', there)
  const ends = (noun: Noun, rows: Dated[]): RowChange[] =>
    rows.map((row) => ({
      noun,
      id: row.id,
      before: { ends_on: iso(row.endsOn) } as Columns,
      after: { ends_on: last } as Columns,
    }))
  const left = ends('place', places).map((change, index) => ({
    ...change,
    before: { ...change.before, status: places[index].status },
    after: { ...change.after, status: 'transferred' },
  }))
  return [...ends('membership', roles), ...ends('teacher', taught), ...left]
}
