import { judgePupils } from '#identity/imports/pupils'
import { judgeStaff } from '#identity/imports/staff'
import { bad, same } from '#identity/oneroster/judgements'
import { isDeleted, orgsOf, type RosterContext } from '#identity/oneroster/roster_context'
import { userCells } from '#identity/oneroster/user_cells'
import type { JudgedRow, RawRow } from '#shared/imports/import_kind'

/** The roles of the standard that Tonle keeps; guardians and helpers have no account here. */
const ROLES: Record<string, string> = {
  student: 'student',
  teacher: 'teacher',
  aide: 'teacher',
  principal: 'school_leader',
}

/** Users with their roles and demographics: as rows of the lists of staff and of pupils. */
export async function judgeUsers(context: RosterContext, rows: RawRow[]): Promise<JudgedRow[]> {
  const orgs = await orgsOf(context)
  const judged: JudgedRow[] = []
  const staff: RawRow[] = []
  const pupils: RawRow[] = []
  for (const row of rows) {
    const { cells } = row
    const held = context.rolesOf.get(cells.sourcedId)?.filter((one) => !isDeleted(one)) ?? []
    const main = held.find((one) => one.roleType === 'primary') ?? held[0]
    const org = main?.orgSourcedId || cells.primaryOrgSourcedId
    const role = main && ROLES[main.role]
    const institution = orgs.get(org)
    const personId = context.linked.get(`users ${cells.sourcedId}`)
    if (isDeleted(cells)) judged.push(gone(row, personId))
    else if (!main) judged.push(bad(row, 'roles', 'no_role'))
    else if (!role) judged.push(same(row, 'role', 'role_not_kept', { role: main.role }))
    else if (!institution) judged.push(bad(row, 'orgSourcedId', 'unknown_reference', org))
    else {
      const facts = context.seen.get('demographics')?.get(cells.sourcedId)
      const known = { institution_id: institution, ...(personId && { person_id: personId }) }
      const list = role === 'student' ? pupils : staff
      list.push({ ...row, cells: { ...userCells(cells, facts, role), ...known } })
    }
  }
  if (staff.length > 0) judged.push(...(await judgeStaff(context, staff)))
  if (pupils.length > 0) judged.push(...(await judgePupils(context, pupils)))
  const bySource = new Map(rows.map((row) => [row.line, row.cells.sourcedId]))
  return judged.map((one) => linked(context, one, bySource.get(one.line)!))
}

/** A person who stands as the file says is linked with the record all the same. */
function linked(context: RosterContext, one: JudgedRow, sourcedId: string): JudgedRow {
  if (!one.values || one.values.ends || one.outcome === 'bad') return one
  const values = { ...one.values, file: 'users', sourced_id: sourcedId }
  if (one.outcome !== 'same' || context.linked.has(`users ${sourcedId}`)) {
    return { ...one, values, rank: 2 }
  }
  const changes = [{ field: 'sourcedId', before: null, after: sourcedId }]
  return { ...one, outcome: 'change', values, changes, rank: 2 }
}

function gone(row: RawRow, personId: string | undefined): JudgedRow {
  if (!personId) return same(row, 'status', 'not_known')
  const { sourcedId } = row.cells
  return {
    ...{ line: row.line, label: `users: ${sourcedId}`, outcome: 'change', subjectId: personId },
    values: { file: 'users', ends: true, id: personId, sourced_id: sourcedId },
    changes: [{ field: 'status', before: 'active', after: 'tobedeleted' }],
    rank: 2,
  }
}
