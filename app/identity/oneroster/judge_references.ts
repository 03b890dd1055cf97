import { bad, same } from '#identity/oneroster/judgements'
import { orgsOf, type RosterContext } from '#identity/oneroster/roster_context'
import type { JudgedRow, RawRow } from '#shared/imports/import_kind'

/** Records that are only spoken of: what they name has to be there. */
export async function judgeReferences(
  context: RosterContext,
  rows: RawRow[]
): Promise<JudgedRow[]> {
  const orgs = await orgsOf(context)
  const judges: Record<string, (row: RawRow) => JudgedRow> = {
    orgs(row) {
      const { sourcedId, parentSourcedId, identifier } = row.cells
      if (!isKnown(context, 'orgs', parentSourcedId)) {
        return bad(row, 'parentSourcedId', 'unknown_reference', parentSourcedId)
      }
      return orgs.has(sourcedId)
        ? same(row)
        : bad(row, 'identifier', 'unknown_institution', identifier)
    },
    roles(row) {
      const { userSourcedId, orgSourcedId } = row.cells
      if (!isKnown(context, 'users', userSourcedId)) {
        return bad(row, 'userSourcedId', 'unknown_reference', userSourcedId)
      }
      if (isKnown(context, 'orgs', orgSourcedId)) return same(row)
      return bad(row, 'orgSourcedId', 'unknown_reference', orgSourcedId)
    },
    demographics(row) {
      const { sourcedId } = row.cells
      if (isKnown(context, 'users', sourcedId)) return same(row)
      return bad(row, 'sourcedId', 'unknown_reference', sourcedId)
    },
    academicSessions: (row) => same(row),
    courses: (row) => same(row),
  }
  return rows.flatMap((row) => judges[row.cells.file]?.(row) ?? [])
}

const isKnown = ({ seen, linked }: RosterContext, file: 'orgs' | 'users', id: string) =>
  !id || seen.get(file)?.has(id) || linked.has(`${file} ${id}`)
