import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { documentId } from '#curriculum/case/native_package'
import { loadNative, nativeFrameworks } from '#curriculum/case/load_native'
import { storedOne, storedPackage } from '#curriculum/case/stored'
import type { CaseDocument, CaseObject, CasePackage, DefinitionKind } from '#curriculum/case/types'

const LANGUAGES = ['km', 'en'] as const

/** The packages of this server's own versions, in both languages. */
async function nativePackages(base: string): Promise<CasePackage[]> {
  const found: CasePackage[] = []
  for (const key of await nativeFrameworks()) {
    for (const language of LANGUAGES) found.push(await loadNative(key, language, base))
  }
  return found
}

/** Every document: this server's own and those imported. */
export async function allDocuments(base: string): Promise<CaseDocument[]> {
  const own = await nativePackages(base)
  const rows = await db.from('curriculum_case_documents').orderBy('title').select('source')
  return [
    ...own.map(({ CFDocument }) => CFDocument),
    ...rows.map(({ source }) => fromJson<CaseDocument>(source)),
  ]
}

/** The package of a document by its identifier. */
export async function findPackage(id: string, base: string): Promise<CasePackage | undefined> {
  for (const key of await nativeFrameworks()) {
    const language = LANGUAGES.find((one) => documentId(key.id, one) === id)
    if (language) return loadNative(key, language, base)
  }
  const row = await db
    .from('curriculum_case_documents')
    .where('identifier', id)
    .select('id')
    .first()
  return row ? storedPackage(row.id) : undefined
}

type Found = { value: CaseObject; document: CaseDocument }

/** An item or an association by its identifier, with the document it belongs to. */
export async function findOne(
  list: 'CFItems' | 'CFAssociations',
  id: string,
  base: string
): Promise<Found | undefined> {
  for (const one of await nativePackages(base)) {
    const value = one[list].find(({ identifier }) => identifier === id)
    if (value) return { value, document: one.CFDocument }
  }
  const stored = await storedOne(list === 'CFItems' ? 'items' : 'associations', id)
  return stored && { value: stored.value, document: await documentOf(stored.documentId) }
}

const documentOf = async (id: string) => {
  const row = await db.from('curriculum_case_documents').where('id', id).firstOrFail()
  return fromJson<CaseDocument>(row.source)
}

/** The associations in which an item stands on either side. */
export async function associationsOf(id: string, base: string): Promise<CaseObject[]> {
  const own = await nativePackages(base)
  const found = own.flatMap((one) =>
    one.CFAssociations.filter(
      ({ originNodeURI, destinationNodeURI }) =>
        originNodeURI.identifier === id || destinationNodeURI.identifier === id
    )
  )
  const rows = await db
    .from('curriculum_case_associations')
    .where('is_deprecated', false)
    .where((either) => either.where('origin', id).orWhere('destination', id))
    .orderBy('id')
    .select('source')
  return [...found, ...rows.map(({ source }) => fromJson<CaseObject>(source))]
}

/** All definitions of a kind, each once. */
export async function definitionsOf(kind: DefinitionKind, base: string): Promise<CaseObject[]> {
  const own = await nativePackages(base)
  const rows = await db.from('curriculum_case_definitions').where('kind', kind).select('source')
  const all = [
    ...own.flatMap(({ CFDefinitions }) => CFDefinitions[kind] ?? []),
    ...rows.map(({ source }) => fromJson<CaseObject>(source)),
  ]
  return [...new Map(all.map((one) => [String(one.identifier), one])).values()]
}

/** A rubric of an imported document. */
export async function findRubric(id: string): Promise<CaseObject | undefined> {
  const rows = await db.from('curriculum_case_documents').whereNotNull('rubrics').select('rubrics')
  for (const { rubrics } of rows) {
    const found = fromJson<CaseObject[]>(rubrics).find(({ identifier }) => identifier === id)
    if (found) return found
  }
  return undefined
}
