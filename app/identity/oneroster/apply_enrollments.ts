import { RowRefused, type AppliedRow } from '#shared/imports/import_kind'
import { givePlaces } from '#identity/imports/apply_pupils'
import { ownRows } from '#identity/oneroster/own_rows'
import { today } from '#identity/queries/current_memberships'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Places in classes and homeroom teachers; both records have their rows by now. */
export async function applyEnrollments(
  trx: TransactionClientContract,
  rows: AppliedRow<any>[],
  institutionId: string
) {
  if (rows.length === 0) return
  const own = await ownRows(trx, institutionId)
  const find = async (kind: string, ids: string[]) => {
    const found = await trx
      .from('identity_roster_ids')
      .where({ institution_id: institutionId, kind })
      .whereIn('sourced_id', [...new Set(ids)])
      .select('sourced_id', 'row_id')
    const linked = new Map<string, string>(found.map((row) => [row.sourced_id, row.row_id]))
    return (id: string) => linked.get(id) ?? own.get(`${kind} ${id}`)
  }
  const classes = await find(
    'classes',
    rows.map(({ values }) => values.classSourcedId)
  )
  const users = await find(
    'users',
    rows.map(({ values }) => values.userSourcedId)
  )
  const places = rows.map(({ values, label }) => {
    const classId = classes(values.classSourcedId)
    const id = users(values.userSourcedId)
    // The class or the person was refused, so the place has nowhere to be.
    if (!classId || !id) throw new RowRefused('unknown_reference', label)
    return { id, classId, isTeacher: Boolean(values.isTeacher), ends: Boolean(values.ends) }
  })
  await givePlaces(
    trx,
    places.filter((one) => !one.isTeacher && !one.ends)
  )
  for (const { id, classId, isTeacher, ends } of places) {
    if (isTeacher) {
      const homeroom = { homeroom_person_id: ends ? null : id }
      await trx.from('identity_classes').where('id', classId).update(homeroom)
    } else if (ends) {
      await trx
        .from('identity_class_pupils')
        .where({ class_id: classId, person_id: id })
        .update({ ends_on: today(), status: 'left' })
    }
  }
}
