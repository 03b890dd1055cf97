import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type {
  CaseAssociation,
  CaseDocument,
  CaseItem,
  CaseObject,
  CasePackage,
  DefinitionKind,
} from '#curriculum/case/types'

/** What was taken out of a document by its own publisher and is kept because something here may cite it. */
const deprecated = <T extends CaseObject>(source: T, isDeprecated: unknown): T =>
  isDeprecated
    ? { ...source, extensions: { ...(source.extensions as object), tonleStatus: 'Deprecated' } }
    : source

/** An imported document with everything in it, as it came. Four queries. */
export async function storedPackage(
  documentId: string,
  client: QueryClientContract = db.connection()
): Promise<CasePackage> {
  const document = await client
    .from('curriculum_case_documents')
    .where('id', documentId)
    .firstOrFail()
  const of = (table: string) =>
    client.from(`curriculum_case_${table}`).where('document_id', documentId)
  const items = await of('items')
    .orderBy('position')
    .orderBy('id')
    .select('source', 'is_deprecated')
  const associations = await of('associations').orderBy('id').select('source', 'is_deprecated')
  const definitions = await of('definitions').orderBy('kind').orderBy('id').select('kind', 'source')
  const kinds: CasePackage['CFDefinitions'] = {}
  for (const { kind, source } of definitions) {
    ;(kinds[kind as DefinitionKind] ??= []).push(fromJson<CaseObject>(source))
  }
  const rubrics = document.rubrics && fromJson<CaseObject[]>(document.rubrics)
  return {
    CFDocument: fromJson<CaseDocument>(document.source),
    CFItems: items.map((row) => deprecated(fromJson<CaseItem>(row.source), row.is_deprecated)),
    CFAssociations: associations
      .filter((row) => !row.is_deprecated)
      .map((row) => fromJson<CaseAssociation>(row.source)),
    CFDefinitions: kinds,
    ...(rubrics && { CFRubrics: rubrics }),
  }
}

export type Owned<T> = { value: T; documentId: string }

/** One row of an imported document by its CASE identifier. */
export async function storedOne(
  table: 'items' | 'associations' | 'definitions',
  identifier: string
): Promise<Owned<CaseObject> | undefined> {
  const row = await db
    .from(`curriculum_case_${table}`)
    .where('identifier', identifier)
    .orderBy('id')
    .select('source', 'document_id')
    .first()
  return row && { value: fromJson<CaseObject>(row.source), documentId: row.document_id }
}
