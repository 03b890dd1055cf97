import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { bulkInsert } from '#shared/database/bulk_insert'
import type { AppliedRow } from '#shared/imports/import_kind'
import type { CaseContext, CaseValues } from '#curriculum/imports/judge_case'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract
type Row = AppliedRow<CaseValues>
type Parsed = Record<string, any>

const text = (value: unknown, most = 100_000) => {
  const words = Array.isArray(value) ? value.join(', ') : value
  return typeof words === 'string' && words ? words.slice(0, most) : null
}

/** Writes a portion of a package: the document first, for everything else points at it. */
export async function applyCase(trx: Trx, rows: Row[], context: CaseContext) {
  const all = rows.map((row) => ({ ...row, value: JSON.parse(row.values.json) as Parsed }))
  for (const row of all.filter(({ values }) => values.kind === 'CFDocument')) {
    await writeDocument(trx, row.values, row.value)
  }
  context.document ??= rows[0] && ({ rowId: rows[0].values.documentRow } as CaseContext['document'])
  const of = (test: (kind: string) => boolean) => all.filter(({ values }) => test(values.kind))
  await bulkInsert(
    trx,
    'curriculum_case_items',
    [
      ...['id', 'document_id', 'identifier', 'code', 'statement', 'type', 'changed'],
      ...['is_deprecated', 'position', 'search_text', 'source'],
    ],
    of((kind) => kind === 'CFItem').map(({ values, value }) => [
      ...[values.id, values.documentRow, values.identifier],
      ...[text(value.humanCodingScheme, 120), value.fullStatement, text(value.CFItemType, 200)],
      ...[value.lastChangeDateTime, false, values.at],
      clusterText(
        [value.humanCodingScheme, value.fullStatement, value.abbreviatedStatement]
          .filter(Boolean)
          .join(' ')
      ),
      values.json,
    ]),
    { onConflict: ['id'] }
  )
  await bulkInsert(
    trx,
    'curriculum_case_associations',
    [
      ...['id', 'document_id', 'identifier', 'type', 'origin', 'destination', 'sequence'],
      ...['changed', 'is_deprecated', 'source'],
    ],
    of((kind) => kind === 'CFAssociation').map(({ values, value }) => [
      ...[values.id, values.documentRow, values.identifier, text(value.associationType, 60)],
      ...[value.originNodeURI.identifier, value.destinationNodeURI.identifier],
      ...[value.sequenceNumber ?? null, value.lastChangeDateTime, false, values.json],
    ]),
    { onConflict: ['id'] }
  )
  await bulkInsert(
    trx,
    'curriculum_case_definitions',
    ['id', 'document_id', 'kind', 'identifier', 'title', 'changed', 'source'],
    of((kind) => kind.endsWith('s') && kind !== 'CFDocument').map(({ values, value }) => [
      ...[values.id, values.documentRow, values.kind, values.identifier, String(value.title)],
      ...[value.lastChangeDateTime, values.json],
    ]),
    { onConflict: ['id'] }
  )
}

async function writeDocument(trx: Trx, values: CaseValues, value: Parsed) {
  const now = sqlTime()
  await bulkInsert(
    trx,
    'curriculum_case_documents',
    [
      ...['id', 'identifier', 'uri', 'title', 'creator', 'language', 'adoption_status', 'version'],
      ...['changed', 'search_text', 'source', 'rubrics', 'created_at', 'updated_at'],
    ],
    [
      [
        ...[values.id, values.identifier, value.uri, value.title, value.creator],
        ...[text(value.language, 20), text(value.adoptionStatus, 60), text(value.version, 60)],
        value.lastChangeDateTime,
        clusterText([value.title, value.creator, text(value.subject)].filter(Boolean).join(' ')),
        ...[values.json, values.rubrics, now, now],
      ],
    ],
    { onConflict: ['id'], keep: ['created_at'] }
  )
  // What its publisher has taken out stays, for something here may cite it, and says so.
  for (const [kind, table] of [
    ['CFItem', 'curriculum_case_items'],
    ['CFAssociation', 'curriculum_case_associations'],
  ]) {
    const gone = values.gone
      .filter((key) => key.startsWith(`${kind} `))
      .map((key) => key.slice(kind.length + 1))
    for (let at = 0; at < gone.length; at += 500) {
      await trx
        .from(table)
        .where('document_id', values.documentRow)
        .whereIn('identifier', gone.slice(at, at + 500))
        .update({ is_deprecated: true })
    }
  }
}

/** Also where only items changed, the document is no longer what it was. */
export async function finishCase(trx: Trx, { document }: CaseContext) {
  if (!document) return
  const now = sqlTime()
  await trx
    .from('curriculum_case_documents')
    .where('id', document.rowId)
    .update({ updated_at: now })
}
