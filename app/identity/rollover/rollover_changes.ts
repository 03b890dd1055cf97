import { newId } from '#shared/ids'
import { clusterText } from '#shared/khmer/clusters'
import { readGrade } from '#identity/queries/class_grades'
import { dayBefore, notEnded } from '#identity/queries/current_memberships'
import { needsTarget, type Outcome, type RolloverPlan } from '#identity/rollover/plan'
import ClassPupil, { type PlaceStatus } from '#identity/models/class_pupil'
import Membership from '#identity/models/membership'
import { parts, type RowChange } from '#identity/changes/row_changes'
import type Rollover from '#identity/models/rollover'
import type { Move, WorkedOut } from '#identity/rollover/work_out'
import type { Year } from '#identity/rollover/load_year'
import type { Target } from '#identity/rollover/targets'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const STATUS: Record<Exclude<Outcome, 'stay'>, PlaceStatus> = {
  ...{ promote: 'promoted', repeat: 'repeated', move: 'moved' },
  ...{ graduate: 'graduated', leave: 'left' },
}

/** Everything the rollover writes, as rows before and after. */
export async function rolloverChanges(
  trx: TransactionClientContract,
  rollover: Rollover,
  year: Year,
  { moves, targets }: WorkedOut
): Promise<RowChange[]> {
  const starts = rollover.startsOn.toISODate()!
  const last = dayBefore(starts)
  const used = targets.filter((one) => one.coming.total > 0)
  const ids = new Map(used.map((one) => [one.name, one.existingId ?? newId()]))
  const going = moves.filter((one) => one.outcome !== 'stay')
  return [
    ...classesMade(rollover, year, used, ids),
    ...teachersCarried(rollover.plan, year, used, ids, starts),
    ...going.map(({ place, outcome }): RowChange => ({
      noun: 'place',
      id: place.id,
      before: { ends_on: place.endsOn, status: 'active' },
      after: { ends_on: last, status: STATUS[outcome as keyof typeof STATUS] },
    })),
    ...(await placesTaken(trx, going, used, ids, starts)),
    ...(await rolesEnded(trx, rollover.institutionId, going, last)),
  ]
}

type Ids = Map<string, string>

function classesMade(
  { institutionId, yearTo, plan }: Rollover,
  year: Year,
  used: Target[],
  ids: Ids
) {
  return used
    .filter((one) => !one.existingId)
    .map((target): RowChange => {
      const source = year.classes.find((one) => one.id === target.sourceId)
      const { grade, track } = readGrade(target.grade!)!
      const homeroom = plan.carryHomeroom ? source?.homeroomPersonId : null
      const after = {
        ...{ institution_id: institutionId, name: target.name, year: yearTo, grade, track },
        ...{ shift: source?.shift ?? null, room: source?.room ?? null },
        ...{ capacity: target.capacity, homeroom_person_id: homeroom ?? null },
        search_text: clusterText([target.name, source?.room].filter(Boolean).join(' ')),
      }
      return { noun: 'class', id: ids.get(target.name)!, before: null, after }
    })
}

function teachersCarried(
  { carryTeachers }: RolloverPlan,
  { teachers }: Year,
  used: Target[],
  ids: Ids,
  starts: string
) {
  const made = used.filter((one) => carryTeachers && !one.existingId && one.sourceId)
  return made.flatMap((target) =>
    teachers
      .filter((one) => one.classId === target.sourceId)
      .map(({ personId, subjectId }): RowChange => {
        const key = { class_id: ids.get(target.name)!, person_id: personId, subject_id: subjectId }
        const after = { ...key, starts_on: starts, ends_on: null }
        return { noun: 'teacher', id: newId(), before: null, after }
      })
  )
}

/** The new places, numbered after the highest number of the class in the order of the names. */
async function placesTaken(
  trx: TransactionClientContract,
  going: Move[],
  used: Target[],
  ids: Ids,
  starts: string
) {
  const changes: RowChange[] = []
  for (const target of used) {
    const classId = ids.get(target.name)!
    const old = target.existingId
      ? await ClassPupil.query({ client: trx }).where('class_id', classId)
      : []
    const coming = going
      .filter((one) => one.target === target.name && !one.isSeated && needsTarget(one.outcome))
      .sort((a, b) => (a.place.sortKey < b.place.sortKey ? -1 : 1))
    let number = Math.max(0, ...old.map((one) => one.rollNumber ?? 0))
    for (const { place } of coming) {
      const seat = { starts_on: starts, ends_on: null, status: 'active', roll_number: ++number }
      const before = old.find((one) => one.personId === place.personId)
      const key = { class_id: classId, person_id: place.personId }
      changes.push(
        before
          ? { noun: 'place', id: before.id, before: columnsOf(before), after: seat }
          : { noun: 'place', id: newId(), before: null, after: { ...key, ...seat } }
      )
    }
  }
  return changes
}

const columnsOf = (place: ClassPupil) => ({
  starts_on: place.startsOn?.toISODate() ?? null,
  ends_on: place.endsOn?.toISODate() ?? null,
  status: place.status,
  roll_number: place.rollNumber,
})

const PUPILS = ['student', 'trainee_teacher']

/** Who has finished or left is a pupil of the school no longer. */
async function rolesEnded(
  trx: TransactionClientContract,
  institutionId: string,
  going: Move[],
  last: string
) {
  const leavers = going
    .filter(({ outcome, place }) => !needsTarget(outcome) && !place.isGuest)
    .map(({ place }) => place.personId)
  const changes: RowChange[] = []
  for (const ids of parts([...new Set(leavers)])) {
    const held = await notEnded(Membership.query({ client: trx }))
      .where({ institution_id: institutionId, is_guest: false })
      .whereIn('role', PUPILS)
      .whereIn('person_id', ids)
    for (const { id, endsOn } of held) {
      const before = { ends_on: endsOn?.toISODate() ?? null }
      changes.push({ noun: 'membership', id, before, after: { ends_on: last } })
    }
  }
  return changes
}
