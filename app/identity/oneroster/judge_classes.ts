import { newId } from '#shared/ids'
import { classesOf } from '#identity/imports/class_places'
import { levelsAt } from '#identity/queries/reach'
import { bad, same } from '#identity/oneroster/judgements'
import { isDeleted, orgsOf, type RosterContext } from '#identity/oneroster/roster_context'
import type { JudgedRow, RawRow } from '#shared/imports/import_kind'

/** Classes at their schools in the year of their term. A class that is to be deleted stays: its places end. */
export async function judgeClasses(context: RosterContext, rows: RawRow[]): Promise<JudgedRow[]> {
  const orgs = await orgsOf(context)
  const ids = [...new Set(orgs.values())]
  const levels = await levelsAt(context.actor, ids, context.client)
  const standing = new Map<string, string>()
  for (const year of new Set(rows.map((row) => yearOf(context, row)))) {
    if (!year) continue
    const classes = await classesOf(context.client, ids, year)
    for (const [key, id] of classes) standing.set(`${year} ${key}`, id)
  }
  return rows.map((row) => {
    const institution = orgs.get(row.cells.schoolSourcedId)
    if (isDeleted(row.cells)) return same(row)
    return (
      problemOf(context, row, institution, levels) ?? judge(context, row, institution!, standing)
    )
  })
}

function problemOf(
  context: RosterContext,
  row: RawRow,
  institution: string | undefined,
  levels: Map<string, number>
) {
  const { schoolSourcedId, courseSourcedId, termSourcedIds, grades, title } = row.cells
  if (!institution) return bad(row, 'schoolSourcedId', 'unknown_reference', schoolSourcedId)
  if (!levels.has(institution)) return bad(row, 'schoolSourcedId', 'outside')
  if (courseSourcedId && !courseOf(context, row)) {
    return bad(row, 'courseSourcedId', 'unknown_reference', courseSourcedId)
  }
  if (!yearOf(context, row)) return bad(row, 'termSourcedIds', 'unknown_reference', termSourcedIds)
  if (!gradeOf(context, row)) return bad(row, 'grades', 'unknown_code', grades)
  return title ? undefined : bad(row, 'title', 'required')
}

function judge(
  context: RosterContext,
  row: RawRow,
  institution: string,
  standing: Map<string, string>
): JudgedRow {
  const { sourcedId, title } = row.cells
  const year = yearOf(context, row)!
  const linked = context.linked.get(`classes ${sourcedId}`)
  const byName = standing.get(`${year} ${institution} ${title}`)
  const present = linked ?? byName
  if (linked && byName === linked) return same(row)
  const values = {
    ...{ file: 'classes', sourced_id: sourcedId, id: present ?? newId() },
    ...{ institution_id: institution, title, year, grade: gradeOf(context, row)! },
  }
  const base = { line: row.line, label: `${title} ${year}`, rank: 1, values }
  if (!present) return { ...base, outcome: 'add', changes: [] }
  const changes = [{ field: 'title', before: null, after: title }]
  return { ...base, outcome: 'change', subjectId: present, changes }
}

const courseOf = ({ seen }: RosterContext, { cells }: RawRow) =>
  seen.get('courses')?.get(cells.courseSourcedId)

/** The academic year of the class: `schoolYear` is the year in which it ends (OneRoster 1.2, AcademicSession). */
function yearOf({ seen }: RosterContext, { cells }: RawRow) {
  const [term] = (cells.termSourcedIds ?? '').split(',')
  const end = Number(seen.get('academicSessions')?.get(term.trim())?.schoolYear)
  return end > 1900 ? `${end - 1}-${end}` : undefined
}

function gradeOf(context: RosterContext, row: RawRow) {
  const wanted = [row.cells.grades, courseOf(context, row)?.grades]
  return wanted
    .map((grades) => Number((grades ?? '').split(',')[0]))
    .find((grade) => grade >= 1 && grade <= 12)
}
