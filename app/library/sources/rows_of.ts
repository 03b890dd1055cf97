import db from '@adonisjs/lucid/services/db'
import { ensureSource, keepTerms, termKey, type SourceRow } from '#library/sources/source_store'
import type { Actor } from '#shared/actor'
import type { RawRow } from '#shared/imports/import_kind'
import type { Source, SourceEntry, Term } from '#library/sources/types'

/**
 * The entries of an open source as rows of an import, and behind them what was imported before and is gone. On the way
 * its words are collected for the mapping.
 */
export async function* rowsOf(actor: Actor, source: Source): AsyncGenerator<RawRow> {
  const row = await ensureSource(actor, source)
  const terms = new Map<string, Term & { uses: number }>()
  const seen = new Set<string>()
  let line = 0
  for await (const entry of source.entries({ since: row.since })) {
    countTerms(terms, source, entry)
    seen.add(entry.key)
    yield rawRow(row, ++line, entry)
  }
  await keepTerms(row.id, [...terms.values()])
  if (source.isWhole) {
    for (const key of await goneFrom(row.id, seen)) {
      yield rawRow(row, ++line, { key, isGone: true })
    }
  }
  const next = {
    version: source.version?.slice(0, 60) ?? null,
    since: source.sinceNext?.() ?? null,
  }
  await db
    .from('library_sources')
    .where('id', row.id)
    .update({ next: JSON.stringify(next), name: source.name.slice(0, 300) || row.name })
}

const rawRow = ({ id }: SourceRow, line: number, entry: SourceEntry): RawRow => ({
  line,
  ...(entry.place ? { place: entry.place.slice(0, 120) } : {}),
  cells: { ...described(entry), source: id, entry: JSON.stringify(entry) },
})

/** What stands beside the reason in the list of rows that were not taken. */
const described = ({ key, titleKm, titleEn, licence }: SourceEntry) => ({
  ...{ key, title_km: titleKm ?? '', title_en: titleEn ?? '', licence: licence ?? '' },
})

function countTerms(
  terms: Map<string, Term & { uses: number }>,
  source: Source,
  { licence, topics = [], isGone }: SourceEntry
) {
  if (isGone) return
  const count = (kind: Term['kind'], text: string, label: string) => {
    const term = termKey(text)
    if (!term) return
    const known = terms.get(`${kind} ${term}`)
    if (known) known.uses++
    else terms.set(`${kind} ${term}`, { kind, term, label, uses: 1 })
  }
  if (licence) count('licence', licence, licence)
  for (const topic of topics) count('topic', topic, source.labelOf?.(topic) ?? topic)
}

/** Keys that were imported from a source and did not come this time. */
async function goneFrom(sourceId: string, seen: Set<string>) {
  const rows = await db
    .from('library_source_entries')
    .where({ source_id: sourceId, is_gone: false })
    .orderBy('key')
    .select('key')
  return rows.map(({ key }) => key as string).filter((key) => !seen.has(key))
}
