import db from '@adonisjs/lucid/services/db'
import { appUrl } from '#config/app'
import { shortLicence } from '#library/queries/licences'
import { parted } from '#library/parted'
import { fromJson } from '#shared/database/from_json'
import type { RelationKind } from '#library/types'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** A work that another was made from, here or elsewhere. */
export type SourceItem = {
  id: string
  kind: RelationKind
  code: string | null
  version: number | null
  titleKm: string
  titleEn: string
  author: string
  address: string
  /** As its holder writes it; the code is in `licenceCode`. */
  licence: string
  licenceCode: string
  note: string | null
  isShown: boolean
}

/** What a resource was made from, in the order in which it was said. One query. */
export async function sourcesOf(
  resourceId: string,
  client?: QueryClientContract
): Promise<SourceItem[]> {
  const sources = await sourcesOfMany([resourceId], client)
  return sources.get(resourceId) ?? []
}

/** The same for several resources. One query. */
export async function sourcesOfMany(
  resourceIds: string[],
  client: QueryClientContract = db.connection()
): Promise<Map<string, SourceItem[]>> {
  const rows = await client
    .from('library_relations as l')
    .leftJoin('library_resources as r', 'r.id', 'l.source_id')
    .whereIn('l.resource_id', resourceIds)
    .orderBy('l.created_at')
    .orderBy('l.id')
    .select('l.*', 'r.code', 'r.title_km', 'r.title_en', 'r.authors', 'r.licence', 'r.state')
    .select('r.holder_km', 'r.scope', 'r.teacher_only')
  const groups = Map.groupBy(rows, (row) => row.resource_id as string)
  return new Map([...groups].map(([id, list]) => [id, list.map(sourceOf)]))
}

const sourceOf = (row: any): SourceItem => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  version: row.source_version === null ? null : Number(row.source_version),
  titleKm: row.source_title ?? row.title_km ?? '',
  titleEn: row.source_title ?? row.title_en ?? '',
  author: row.source_author ?? (row.authors ? parted(fromJson(row.authors), 'en') : ''),
  address: row.source_url ?? (row.code ? `${appUrl}/library/${row.code}` : ''),
  licence: shortLicence(row.source_licence ?? row.licence ?? ''),
  licenceCode: row.source_licence ?? row.licence ?? '',
  note: row.note,
  isShown: isShown(row),
})

/** The resources that were made from this one, with how. One query. */
export async function madeFrom(resourceId: string) {
  const rows = await db
    .from('library_relations as l')
    .join('library_resources as r', 'r.id', 'l.resource_id')
    .where('l.source_id', resourceId)
    .where({ 'r.state': 'published', 'r.scope': 'national', 'r.teacher_only': false })
    .orderBy('l.created_at')
    .limit(50)
    .select('l.kind', 'r.code', 'r.title_km', 'r.title_en')
  return rows.map((row) => ({
    kind: row.kind as RelationKind,
    code: row.code as string,
    titleKm: row.title_km as string | null,
    titleEn: row.title_en as string | null,
  }))
}

const isShown = (row: any) =>
  row.state === 'published' && row.scope === 'national' && !row.teacher_only
