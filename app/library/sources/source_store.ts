import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { fromJson } from '#shared/database/from_json'
import { bulkInsert } from '#shared/database/bulk_insert'
import { authorsInstitution } from '#library/access'
import type { Actor } from '#shared/actor'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { SourceFacts, SourceKind, Term } from '#library/sources/types'

export type SourceRow = {
  id: string
  kind: SourceKind
  key: string
  name: string
  institutionId: string
  version: string | null
  since: string | null
  importedAt: string | null
}

/** What a topic of a source is here. */
export type Meaning = { licence?: string; subject?: string; grades?: number[] }

export type KnownTerm = Term & { id: string; uses: number; meaning: Meaning | null }

/** Each institution has its own word about where its resources are from. */
export async function ensureSource(actor: Actor, facts: SourceFacts): Promise<SourceRow> {
  const institutionId = authorsInstitution(actor)
  if (!institutionId) throw new Error('Only authors import resources')
  const where = { institution_id: institutionId, kind: facts.kind, key: facts.key.slice(0, 500) }
  await bulkInsert(
    db.connection(),
    'library_sources',
    ['institution_id', 'kind', 'key', 'id', 'name', 'created_by', 'created_at'],
    [
      [
        ...[institutionId, where.kind, where.key, newId(), facts.name.slice(0, 300) || where.key],
        ...[actor.personId, sqlTime(clock.now())],
      ],
    ],
    { onConflict: ['institution_id', 'kind', 'key'], keep: ['id', 'created_by', 'created_at'] }
  )
  return sourceRow(await db.from('library_sources').where(where).firstOrFail())
}

export const sourceRow = (row: any): SourceRow => ({
  ...{ id: row.id, kind: row.kind, key: row.key, name: row.name },
  ...{ institutionId: row.institution_id, version: row.version, since: row.since },
  importedAt: row.imported_at,
})

export async function findSource(id: string, client: QueryClientContract = db.connection()) {
  const row = await client.from('library_sources').where('id', id).first()
  return row && sourceRow(row)
}

type Counted = Term & { uses: number }

/** Keeps the words that a source uses now. What somebody said of a word stays, also of one that is not used now. */
export async function keepTerms(sourceId: string, terms: Counted[]) {
  await db.from('library_source_terms').where('source_id', sourceId).update({ uses: 0 })
  await bulkInsert(
    db.connection(),
    'library_source_terms',
    ['source_id', 'kind', 'term', 'id', 'label', 'uses', 'position'],
    terms.map(({ kind, term, label, uses }, position) => [
      ...[sourceId, kind, term, newId()],
      ...[label.slice(0, 500), uses, position],
    ]),
    { onConflict: ['source_id', 'kind', 'term'], keep: ['id'] }
  )
}

export async function termsOf(
  sourceId: string,
  client: QueryClientContract = db.connection()
): Promise<KnownTerm[]> {
  const rows = await client
    .from('library_source_terms')
    .where('source_id', sourceId)
    .where('uses', '>', 0)
    .orderBy('kind')
    .orderBy('position')
  return rows.map(({ id, kind, term, label, uses, meaning }) => ({
    ...{ id, kind, term, label, uses: Number(uses), meaning: fromJson<Meaning | null>(meaning) },
  }))
}

/** Terms are cut as the column cuts them. */
export const termKey = (text: string) => text.trim().replaceAll(/\s+/g, ' ').slice(0, 300)
