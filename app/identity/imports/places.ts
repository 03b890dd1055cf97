import { levelsAt } from '#identity/queries/reach'
import { levelOf } from '#identity/levels'
import type { RawRow } from '#shared/imports/import_kind'
import type { RowReader } from '#shared/imports/row_reader'
import type { PeopleContext } from '#identity/imports/open_people'

/** The institutions that these rows speak of: ids by location code, and how high the actor stands at each. */
export async function placesOf(context: PeopleContext, rows: RawRow[]) {
  const codes = [...new Set(rows.map((row) => row.cells.location_code).filter(Boolean))]
  const found = codes.length
    ? await context.client
        .from('institutions')
        .whereIn('location_code', codes)
        .select('id', 'location_code')
    : []
  const byCode = new Map<string, string>(found.map((row) => [row.location_code, row.id]))
  const given = rows.map((row) => row.cells.institution_id)
  const ids = [...new Set([context.options.institutionId, ...byCode.values(), ...given])].filter(
    Boolean
  )
  return { byCode, levels: await levelsAt(context.actor, ids, context.client) }
}

export type Places = Awaited<ReturnType<typeof placesOf>>

/** The institution of a row: its own, else the one the list is for; refused where the actor may not give the role. */
export function placeOf(context: PeopleContext, places: Places, read: RowReader, role: string) {
  const code = read.text('location_code', 11)
  // A roster has looked its institutions up already; no file has this as a column.
  const own = read.row.cells.institution_id || context.options.institutionId
  const id = code ? places.byCode.get(code) : own
  if (!id) {
    read.refuse('location_code', code ? 'unknown_institution' : 'required', { value: code ?? '' })
    return ''
  }
  const level = places.levels.get(id) ?? 0
  if (level === 0) read.refuse('location_code', 'outside')
  else if (levelOf(role) > level) read.refuse('role', 'role_too_high')
  return id
}
