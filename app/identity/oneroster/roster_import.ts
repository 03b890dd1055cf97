import { defineImport, type JudgedRow, type RawRow } from '#shared/imports/import_kind'
import { makeAccountsOf } from '#identity/imports/apply_people'
import { accountOption, institutionOption, mayBring } from '#identity/imports/options'
import { applyRoster } from '#identity/oneroster/apply_roster'
import { judgeClasses } from '#identity/oneroster/judge_classes'
import { judgeEnrollments } from '#identity/oneroster/judge_enrollments'
import { judgeReferences } from '#identity/oneroster/judge_references'
import { judgeUsers } from '#identity/oneroster/judge_users'
import { readRoster } from '#identity/oneroster/read_roster'
import { openRoster, scanRoster, type RosterContext } from '#identity/oneroster/roster_context'

/**
 * The rosters of a school information system: a package of OneRoster 1.2 CSV files, whole or what changed. What a
 * package says nothing of stays as it stands; what is to be deleted ends.
 */
export const rosterImport = defineImport<RosterContext, any>({
  kind: 'identity.oneroster',
  columns: [],
  home: '/classes',
  reader: { accept: '.zip', read: readRoster },
  may: mayBring,
  options: async (actor, locale, given) => [
    await institutionOption(actor, locale, given, true),
    accountOption(locale, ['none', 'password']),
  ],
  institutionOf: ({ institutionId }) => institutionId ?? null,
  open: openRoster,
  scan: scanRoster,
  async judge(context, rows) {
    const of = (file: string) => rows.filter((row) => row.cells.file === file)
    const first = [
      ...(await judgeUsers(context, of('users'))),
      ...(await judgeClasses(context, of('classes'))),
    ]
    noteRefused(context, rows, first)
    const judged: JudgedRow[] = [
      ...first,
      ...(await judgeEnrollments(context, of('enrollments'))),
      ...(await judgeReferences(context, rows)),
    ]
    return judged.sort((a, b) => a.line - b.line)
  },
  // The other records of the package are not there when rows are applied: what was judged is not judged anew.
  async stale({ client }, rows) {
    const added = rows.filter((row) => row.outcome === 'add' && row.values.payroll_id)
    const numbers = added.map((row) => row.values.payroll_id)
    const taken = await client
      .from('identity_people')
      .whereIn('payroll_id', numbers)
      .select('payroll_id')
    const held = new Set(taken.map((row) => row.payroll_id))
    return added.filter((row) => held.has(row.values.payroll_id)).map((row) => row.line)
  },
  apply: applyRoster,
  finish: makeAccountsOf,
})

/** Places of people and classes that get no row have nowhere to be; the engine brings these files first. */
function noteRefused({ linked, refused }: RosterContext, rows: RawRow[], judged: JudgedRow[]) {
  const cellsOf = new Map(rows.map((row) => [row.line, row.cells]))
  for (const { line, outcome, values } of judged) {
    const { file, sourcedId } = cellsOf.get(line)!
    const key = `${file} ${sourcedId}`
    if (outcome === 'bad' || (!values && !linked.has(key))) refused.add(key)
  }
}
