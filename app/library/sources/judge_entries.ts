import { createHash } from 'node:crypto'
import { fromJson } from '#shared/database/from_json'
import { decidesFor, reaches } from '#library/reach'
import { AUTHORS, EDITORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { findByCodes } from '#curriculum/queries/find_by_codes'
import { changesOf, withBlobs } from '#library/sources/compare'
import { UNKNOWN_LICENCE } from '#library/sources/licence_names'
import { loadMeanings, type Meanings } from '#library/sources/meanings'
import { understand } from '#library/sources/understand'
import type { Actor } from '#shared/actor'
import type {
  AppliedRow,
  ImportContext,
  JudgedRow,
  RawRow,
  RowProblem,
} from '#shared/imports/import_kind'
import type { EntryValues, Given, SourceEntry } from '#library/sources/types'

/** What judging looks up, once for an import. */
export type EntryContext = ImportContext & {
  meanings: Map<string, Meanings>
  subjects: Map<string, string>
}

/** The resource that an entry became. */
type Standing = {
  resource_id: string
  given: Given
  is_gone: boolean
  state: string
  scope: string
  institutionId: string | null
  createdBy: string | null
  basis: string
}

type Judged = JudgedRow<EntryValues>

/** The rows that a source yields, as the engine of imports takes them. */
export async function judgeEntries(context: EntryContext, rows: RawRow[]): Promise<Judged[]> {
  const entries = rows.map(({ cells }) => JSON.parse(cells.entry) as SourceEntry)
  const sourceId = rows[0].cells.source
  const standing = await standingOf(context, sourceId, entries)
  const codes = entries.flatMap(({ alignment = [] }) => alignment)
  const points = await findByCodes([...new Set(codes)], context.client)
  const mayOf = permission(context.actor)
  const judged: Judged[] = []
  for (const [at, entry] of entries.entries()) {
    const one = standing.get(entry.key)
    const row = await judgeEntry(context, sourceId, entry, one)
    const problems = [...(row.problems ?? [])]
    for (const code of entry.alignment ?? []) {
      if (!points.has(code))
        problems.push({ field: 'lessons', code: 'unknown_lesson', data: { value: code } })
    }
    const refused = one && row.outcome !== 'same' && (await mayOf(one))
    if (refused) problems.push({ field: 'status', code: refused })
    const isBad = row.outcome === 'bad' || refused
    judged.push({ ...row, line: rows[at].line, outcome: isBad ? 'bad' : row.outcome, problems })
  }
  return judged
}

async function judgeEntry(
  context: EntryContext,
  sourceId: string,
  entry: SourceEntry,
  one: Standing | undefined
): Promise<Omit<Judged, 'line'>> {
  const keys = { key: entry.key }
  if (entry.isGone) {
    const label = one ? titleOf(one.given, entry.key) : entry.key
    const outcome = one && !one.is_gone ? ('remove' as const) : ('same' as const)
    const values = one && { sourceId, key: entry.key, given: one.given, basis: one.basis }
    return { outcome, label, subjectId: one?.resource_id ?? null, values, keys }
  }
  const given = withBlobs(understand(entry, await meaningsOf(context, sourceId)), one?.given)
  const changes = changesOf(given, one?.given)
  if (one?.is_gone) changes.push({ field: 'status', before: 'gone', after: 'there' })
  const outcome = one ? (changes.length > 0 ? 'change' : 'same') : 'add'
  const own = entry.problems ?? []
  // What could not be read has nothing in it; once is enough.
  const others = errorsOf(context, given).filter(
    ({ field }) => !own.some((said) => said.field === field)
  )
  const errors = [...own, ...others]
  const licence = licenceRemarks(given, one?.given)
  const mark = entry.mark ?? (errors.length === 0 ? licence.mark : undefined)
  return {
    outcome: errors.length > 0 ? 'bad' : outcome,
    label: titleOf(given, entry.key),
    subjectId: one?.resource_id ?? null,
    values: { sourceId, key: entry.key, given, basis: one?.basis },
    changes,
    problems: [...errors, ...(entry.remarks ?? []), ...licence.problems],
    ...(mark ? { mark } : {}),
    keys,
  }
}

const titleOf = ({ titleKm, titleEn }: Given, key: string) => titleKm ?? titleEn ?? key

function errorsOf({ subjects }: EntryContext, given: Given): RowProblem[] {
  const problems: RowProblem[] = []
  if (!given.titleKm && !given.titleEn) problems.push({ field: 'title', code: 'required' })
  if (given.languages.length === 0) problems.push({ field: 'languages', code: 'required' })
  const isEmpty = !given.bodyKm && !given.bodyEn && !given.sourceUrl
  const hasMain = given.files.some(({ role }) => role === 'main')
  if (isEmpty && !hasMain) problems.push({ field: 'files', code: 'nothing_in_it' })
  if (given.subject && !subjects.has(given.subject)) {
    problems.push({ field: 'subject', code: 'unknown_code', data: { value: given.subject } })
  }
  return problems
}

/** What whoever accepts has to know about rights: a licence that nobody knows, and one that is another now, and whose. */
function licenceRemarks(now: Given, before?: Given): { problems: RowProblem[]; mark?: string } {
  const whose = now.holderKm ?? now.holderEn ?? '–'
  if (before && before.licence !== now.licence) {
    const data = { whose, before: before.licence, after: now.licence }
    return { problems: [{ field: 'licence', code: 'licence_changed', data }], mark: 'licence' }
  }
  if (now.licence !== UNKNOWN_LICENCE) return { problems: [] }
  const isNew = !before
  return {
    problems: [{ field: 'licence', code: 'licence_unknown', data: { whose } }],
    ...(isNew ? { mark: 'unknown' } : {}),
  }
}

async function meaningsOf(context: EntryContext, sourceId: string) {
  const known = context.meanings.get(sourceId)
  if (known) return known
  const meanings = await loadMeanings(sourceId, context.client)
  context.meanings.set(sourceId, meanings)
  return meanings
}

async function standingOf({ client }: EntryContext, sourceId: string, entries: { key: string }[]) {
  const keys = entries.map(({ key }) => key)
  const rows = await client
    .from('library_source_entries as e')
    .join('library_resources as r', 'r.id', 'e.resource_id')
    .where('e.source_id', sourceId)
    .whereIn('e.key', keys)
    .select('e.key', 'e.resource_id', 'e.given', 'e.is_gone', 'r.state', 'r.scope')
    .select('r.institution_id', 'r.created_by')
  return new Map(
    rows.map((row): [string, Standing] => [
      row.key,
      {
        ...{ resource_id: row.resource_id, given: fromJson(row.given) },
        ...{ is_gone: Boolean(row.is_gone), state: row.state, scope: row.scope },
        ...{ institutionId: row.institution_id, createdBy: row.created_by },
        basis: basisOf(row),
      },
    ])
  )
}

/** Whether what stands is still what was judged: the state of the resource, and what was imported last. */
const basisOf = (row: { state: string; given: unknown; is_gone: unknown }) =>
  createHash('sha1')
    .update(JSON.stringify([row.state, fromJson(row.given), Boolean(row.is_gone)]))
    .digest('base64url')

/** The lines among these of which something else stands now than when they were judged. */
export async function staleEntries(context: EntryContext, rows: AppliedRow<EntryValues>[]) {
  const stale: number[] = []
  const bySource = Map.groupBy(rows, ({ values }) => values.sourceId)
  for (const [sourceId, part] of bySource) {
    const standing = await standingOf(
      context,
      sourceId,
      part.map(({ values }) => values)
    )
    for (const { line, values } of part) {
      if (standing.get(values.key)?.basis !== values.basis) stale.push(line)
    }
  }
  return stale
}

/** Why this person may not change the resource that stands; each answer is asked for once. */
function permission(actor: Actor) {
  const known = new Map<string, Promise<boolean>>()
  const once = (key: string, ask: () => Promise<boolean>) => {
    const standing = known.get(key) ?? ask()
    known.set(key, standing)
    return standing
  }
  return async (one: Standing): Promise<string | undefined> => {
    const { state, scope, institutionId } = one
    if (state === 'taken_down' || state === 'hidden') return 'taken_down'
    if (state === 'draft' || state === 'retired') {
      if (one.createdBy === actor.personId && holdsRole(actor, AUTHORS)) return undefined
      const may = await once(`edit ${institutionId}`, () => reaches(actor, EDITORS, institutionId))
      if (may) return undefined
    }
    const decides = await once(`${scope} ${institutionId}`, () =>
      decidesFor(actor, { scope, institutionId })
    )
    if (decides) return undefined
    return state === 'submitted' || state === 'in_review' ? 'in_review' : 'not_yours'
  }
}
