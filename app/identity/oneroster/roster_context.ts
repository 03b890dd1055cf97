import { ownRows } from '#identity/oneroster/own_rows'
import { openPeople, type PeopleContext } from '#identity/imports/open_people'
import type { ImportContext, RawRow } from '#shared/imports/import_kind'
import type { RosterFile } from '#identity/oneroster/files'

type Cells = Record<string, string>

/** What the records of a package say of one another, and which rows stand for them already. */
export type RosterContext = PeopleContext & {
  /** The records by file and sourcedId. */
  seen: Map<RosterFile, Map<string, Cells>>
  /** The roles of a user, by sourcedId of the user. */
  rolesOf: Map<string, Cells[]>
  /** Institutions by sourcedId of the org; made at the first judgement. */
  orgs?: Map<string, string>
  /** Rows by `<kind> <sourcedId>`. */
  linked: Map<string, string>
  /** Records that get no row, by `<kind> <sourcedId>`: with mistakes, or of no use here. */
  refused: Set<string>
}

/** The columns of each file that other records need. */
const KEPT: Partial<Record<RosterFile, string[]>> = {
  orgs: ['identifier', 'type', 'status'],
  academicSessions: ['schoolYear', 'startDate', 'endDate', 'status'],
  courses: ['grades', 'status'],
  classes: ['status'],
  users: ['status'],
  demographics: ['birthDate', 'sex'],
}

export async function openRoster(context: ImportContext): Promise<RosterContext> {
  const rows = await context.client
    .from('identity_roster_ids')
    .where('institution_id', context.options.institutionId)
    .select('kind', 'sourced_id', 'row_id')
  const linked = await ownRows(context.client, context.options.institutionId!)
  for (const row of rows) linked.set(`${row.kind} ${row.sourced_id}`, row.row_id)
  return {
    ...(await openPeople(context)),
    seen: new Map(),
    rolesOf: new Map(),
    linked,
    refused: new Set(),
  }
}

export function scanRoster({ seen, rolesOf }: RosterContext, rows: RawRow[]) {
  for (const { cells } of rows) {
    const file = cells.file as RosterFile
    if (file === 'roles') {
      const { userSourcedId: user, role, roleType, orgSourcedId, status } = cells
      rolesOf.set(user, [...(rolesOf.get(user) ?? []), { role, roleType, orgSourcedId, status }])
    }
    const kept = (KEPT[file] ?? []).map((column) => [column, cells[column] ?? ''])
    if (!seen.has(file)) seen.set(file, new Map())
    seen.get(file)!.set(cells.sourcedId, Object.fromEntries(kept))
  }
}

export const isDeleted = (cells: Cells | undefined) => cells?.status === 'tobedeleted'

/** Institutions of the orgs: by location code; the only school of a package without codes is the chosen one. */
export async function orgsOf(context: RosterContext): Promise<Map<string, string>> {
  if (context.orgs) return context.orgs
  const orgs = [...(context.seen.get('orgs') ?? [])]
  const codes = orgs.map(([, org]) => org.identifier).filter(Boolean)
  const found = codes.length
    ? await context.client
        .from('institutions')
        .whereIn('location_code', codes)
        .select('id', 'location_code')
    : []
  const byCode = new Map<string, string>(found.map((row) => [row.location_code, row.id]))
  const schools = orgs.filter(([, org]) => org.type === 'school')
  const made = new Map<string, string>()
  for (const [id, org] of orgs) {
    const isOnly = schools.length === 1 && org.type === 'school' && !org.identifier
    const chosen = isOnly ? context.options.institutionId : undefined
    const institutionId = byCode.get(org.identifier) ?? chosen
    if (institutionId) made.set(id, institutionId)
  }
  context.orgs = made
  return made
}
