import { hash } from 'node:crypto'
import { stableId } from '#shared/ids'
import { documentId } from '#curriculum/case/native_package'
import { isDefinitionKind } from '#curriculum/case/types'
import type { CaseObject } from '#curriculum/case/types'
import type { AppliedRow, ImportContext, JudgedRow, RawRow } from '#shared/imports/import_kind'

type Standing = { id: string; changed: string; fingerprint: string; isDeprecated: boolean }

export type CaseContext = {
  client: ImportContext['client']
  /** The document of the file, known after the first look at it. */
  document?: { rowId: string; identifier: string; stands: boolean; isOwn: boolean; seen: string }
  standing: Map<string, Standing>
  /** What the file holds. */
  named: Set<string>
}

export type CaseValues = {
  kind: string
  id: string
  documentRow: string
  identifier: string
  /** The object as it came. */
  json: string
  rubrics: string | null
  at: number
  seen: string
  /** Of a document: what its publisher has taken out since. */
  gone: string[]
}

const print = (json: string) => hash('sha1', json)

/** JSON columns come back parsed on PostgreSQL, with their keys in another order: compared by sorted keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one
  )

const parsed = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value)

export const openCase = async ({ client }: ImportContext): Promise<CaseContext> => ({
  client,
  standing: new Map(),
  named: new Set(),
})

/** Reads what stands of the document, and notes what the file holds. */
export async function scanCase(context: CaseContext, rows: RawRow[]) {
  for (const { cells } of rows) {
    if (!cells?.json) continue
    const { identifier } = JSON.parse(cells.json) as { identifier: string }
    if (cells.kind === 'CFDocument') await meet(context, identifier)
    else context.named.add(`${cells.kind} ${identifier}`)
  }
}

async function meet(context: CaseContext, identifier: string) {
  const { client } = context
  const row = await client
    .from('curriculum_case_documents')
    .where('identifier', identifier)
    .select('id', 'changed', 'source', 'rubrics', 'updated_at')
    .first()
  const frameworks = await client.from('curriculum_frameworks').select('id')
  const isOwn = frameworks.some(({ id }) =>
    (['km', 'en'] as const).some((language) => documentId(id, language) === identifier)
  )
  const rowId = row?.id ?? stableId('case_document', identifier)
  const seen = row ? String(Number(new Date(row.updated_at))) : ''
  context.document = { rowId, identifier, stands: Boolean(row), isOwn, seen }
  if (!row) return
  const text = canonical(parsed(row.source)) + (row.rubrics ? canonical(parsed(row.rubrics)) : '')
  const own = { id: rowId, changed: row.changed, fingerprint: print(text), isDeprecated: false }
  context.standing.set(`CFDocument ${identifier}`, own)
  for (const table of ['items', 'associations', 'definitions']) {
    const found = await client.from(`curriculum_case_${table}`).where('document_id', rowId)
    for (const one of found) {
      const kind =
        table === 'items' ? 'CFItem' : table === 'associations' ? 'CFAssociation' : one.kind
      context.standing.set(`${kind} ${one.identifier}`, {
        id: one.id,
        changed: one.changed,
        fingerprint: print(canonical(parsed(one.source))),
        isDeprecated: Boolean(one.is_deprecated),
      })
    }
  }
}

export async function judgeCase(
  context: CaseContext,
  rows: RawRow[]
): Promise<JudgedRow<CaseValues>[]> {
  return rows.map((row) => judge(context, row))
}

function judge(context: CaseContext, { line, cells }: RawRow): JudgedRow<CaseValues> {
  if (cells.kind === 'refused') {
    const data = JSON.parse(cells.data)
    return {
      line,
      outcome: 'bad',
      label: 'CASE',
      problems: [{ field: 'kind', code: cells.code, data }],
    }
  }
  const value = JSON.parse(cells.json) as CaseObject & { identifier: string }
  const { document } = context
  const label = labelOf(cells.kind, value)
  if (!document || document.isOwn) {
    const code = document ? 'own_document' : 'no_document'
    return { line, label, outcome: 'bad', problems: [{ field: 'kind', code }] }
  }
  const key = `${cells.kind} ${value.identifier}`
  const present = context.standing.get(key)
  const isDocument = cells.kind === 'CFDocument'
  const gone = isDocument ? goneOf(context) : []
  const changed = String(value.lastChangeDateTime)
  const fingerprint = print(
    canonical(value) + (cells.rubrics ? canonical(parsed(cells.rubrics)) : '')
  )
  // Two publishers may be behind one another: what stands here and is newer is not overwritten.
  const isOlder = present && Date.parse(changed) < Date.parse(present.changed)
  const isSame =
    present && (isOlder || present.fingerprint === fingerprint) && !present.isDeprecated
  const outcome = !present ? 'add' : isSame && gone.length === 0 ? 'same' : 'change'
  return {
    line,
    label,
    outcome,
    subjectId: present?.id ?? null,
    changes:
      outcome === 'change' ? [{ field: 'changed', before: present!.changed, after: changed }] : [],
    problems: [
      ...(isOlder ? [{ field: 'changed', code: 'older' }] : []),
      ...(gone.length > 0
        ? [{ field: 'identifier', code: 'gone', data: { count: gone.length } }]
        : []),
    ],
    keys: { identifier: key },
    rank: isDocument ? 0 : 1,
    values: {
      ...{ kind: cells.kind, identifier: value.identifier, json: cells.json, gone },
      id: isDocument
        ? document.rowId
        : (present?.id ?? stableId('case_object', `${document.rowId}/${key}`)),
      documentRow: document.rowId,
      rubrics: cells.rubrics ?? null,
      at: Number(cells.at ?? 0),
      seen: document.seen,
    },
  }
}

const labelOf = (kind: string, value: CaseObject) => {
  const words =
    value.humanCodingScheme ?? value.title ?? value.fullStatement ?? value.associationType
  return `${kind} ${String(words ?? value.identifier).slice(0, 120)}`
}

/** What stands here and is no longer in the package. */
const goneOf = ({ standing, named }: CaseContext) =>
  [...standing]
    .filter(([key, one]) => !key.startsWith('CFDocument ') && !named.has(key) && !one.isDeprecated)
    .filter(([key]) => !isDefinitionKind(key.split(' ')[0]))
    .map(([key]) => key)

/** Whether the document has been brought again since the preview; then everything is to be looked at anew. */
export async function staleCase({ client }: CaseContext, rows: AppliedRow<CaseValues>[]) {
  const first = rows[0]
  if (!first) return []
  const row = await client
    .from('curriculum_case_documents')
    .where('id', first.values.documentRow)
    .select('updated_at')
    .first()
  const now = row ? String(Number(new Date(row.updated_at))) : ''
  return rows.filter(({ values }) => values.seen !== now).map(({ line }) => line)
}
