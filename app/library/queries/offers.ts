import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { readTime } from '#shared/database/times'
import { rightsOf } from '#library/licence_rules'
import type { Offer } from '#shared/sync/offers'

/** The resources of the library for everyone, as profiles of mirrors choose among them. */
export default async function resourceOffers(): Promise<Offer[]> {
  const rows = await db
    .from('library_resources as r')
    .leftJoin('curriculum_subjects as s', 's.id', 'r.subject_id')
    .where({ 'r.state': 'published', 'r.scope': 'national', 'r.shelf': 'open' })
    .orderBy('r.id')
    .select('r.id', 'r.code', 'r.kind', 'r.title_km', 'r.title_en', 'r.grades', 'r.languages')
    .select('r.audience', 'r.licence', 'r.redistributable', 'r.proof_blob_id', 'r.published_at')
    .select('s.code as subject')
  const [uses, collections] = [await usesByResource(), await collectionsByResource()]
  return rows.map((row): Offer => ({
    ...{ id: row.id, code: row.code, kind: row.kind, subject: row.subject },
    ...{ title: { km: row.title_km, en: row.title_en }, href: `/library/${row.code}` },
    grades: fromJson<(string | number)[]>(row.grades).map(String),
    ...{ languages: fromJson(row.languages), audience: fromJson(row.audience) },
    ...{ collections: collections.get(row.id) ?? [], uses: uses.get(row.id) ?? 0 },
    stays: whyItStays(row),
    at: row.published_at ? readTime(row.published_at).toISO()! : '',
  }))
}

type Row = { licence: string; redistributable: unknown; proof_blob_id: string | null }

function whyItStays({ licence, redistributable, proof_blob_id: proof }: Row) {
  const work = { licence, hasProof: proof !== null }
  if (rightsOf({ ...work, redistributable: Boolean(redistributable) }).mirror) return undefined
  if (rightsOf(work).mirror) return 'holder'
  return rightsOf({ ...work, hasProof: true }).mirror ? 'proof' : 'licence'
}

async function usesByResource() {
  const rows = await db
    .from('library_use_counts')
    .groupBy('resource_id')
    .select('resource_id')
    .sum({ views: 'views', downloads: 'downloads' })
  return new Map(
    rows.map((row) => [row.resource_id as string, Number(row.views) + Number(row.downloads)])
  )
}

async function collectionsByResource() {
  const rows = await db
    .from('library_collection_items as i')
    .join('library_collections as c', 'c.id', 'i.collection_id')
    .where('c.state', 'published')
    .orderBy('c.code')
    .select('i.resource_id', 'c.code')
  const found = new Map<string, string[]>()
  for (const { resource_id: id, code } of rows) found.set(id, [...(found.get(id) ?? []), code])
  return found
}
