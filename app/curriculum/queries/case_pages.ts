import db from '@adonisjs/lucid/services/db'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import { documentId } from '#curriculum/case/native_package'
import { visibleFrameworks } from '#curriculum/queries/current_framework'
import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20
const MOST_CHILDREN = 100

/** Documents of other publishers, and this server's own versions as documents. */
export async function listDocuments(filter: { q: string | null; page: number }, locale: Locale) {
  const query = db.from('curriculum_case_documents')
  matchText(query, 'search_text', filter.q)
  const counted = await query.clone().count('* as total').first()
  const pager = pagerOf(counted?.total ?? 0, filter.page, PER_PAGE)
  const rows = await query
    .orderBy('title')
    .orderBy('id')
    .forPage(pager.page, PER_PAGE)
    .select('identifier', 'title', 'creator', 'language', 'adoption_status', 'version')
  const visible = await visibleFrameworks()
  const own = visible.map((one) => ({
    title: `${inLocale(locale, one.titleKm, one.titleEn)} · ${one.version}`,
    files: (['km', 'en'] as const).map((language) => ({
      language,
      href: `/curriculum/documents/${documentId(one.id, language)}/package`,
    })),
  }))
  return { rows, pager, own }
}

export type CaseLine = {
  identifier: string
  code: string | null
  statement: string
  type: string | null
  isDeprecated: boolean
  below: number
}

const lineOf = (row: any, below: Map<string, number>): CaseLine => ({
  identifier: row.identifier,
  code: row.code,
  statement: row.statement,
  type: row.type,
  isDeprecated: Boolean(row.is_deprecated),
  below: below.get(row.identifier) ?? 0,
})

const COLUMNS = ['i.identifier', 'i.code', 'i.statement', 'i.type', 'i.is_deprecated']

const children = (documentRow: string, parent: string) =>
  db
    .from('curriculum_case_associations as a')
    .join('curriculum_case_items as i', (on) =>
      on.on('i.identifier', '=', 'a.origin').andOn('i.document_id', '=', 'a.document_id')
    )
    .where({ 'a.document_id': documentRow, 'a.type': 'isChildOf', 'a.destination': parent })
    .where('a.is_deprecated', false)

/** The items directly below one, or below the document, in the order of their sequence numbers. */
export async function childLines(documentRow: string, parent: string, page: number) {
  const counted = await children(documentRow, parent).count('* as total').first()
  const pager = pagerOf(counted?.total ?? 0, page, MOST_CHILDREN)
  const rows = await children(documentRow, parent)
    .orderByRaw('case when a.sequence is null then 1 else 0 end')
    .orderBy('a.sequence')
    .orderBy('i.position')
    .forPage(pager.page, MOST_CHILDREN)
    .select(...COLUMNS)
  return { rows: await withCounts(documentRow, rows), pager }
}

async function withCounts(documentRow: string, rows: any[]): Promise<CaseLine[]> {
  const counted = await db
    .from('curriculum_case_associations')
    .where({ document_id: documentRow, type: 'isChildOf', is_deprecated: false })
    .whereIn(
      'destination',
      rows.map((row) => row.identifier)
    )
    .groupBy('destination')
    .select('destination')
    .count('* as total')
  const below = new Map(counted.map((row) => [row.destination as string, Number(row.total)]))
  return rows.map((row) => lineOf(row, below))
}

/** Items that no other item and not the document has below it: shown beside the tree so that nothing is lost. */
export async function looseLines(documentRow: string): Promise<CaseLine[]> {
  const rows = await db
    .from('curriculum_case_items as i')
    .where('i.document_id', documentRow)
    .whereNotExists((above) =>
      above
        .from('curriculum_case_associations as a')
        .whereColumn('a.origin', 'i.identifier')
        .whereColumn('a.document_id', 'i.document_id')
        .where({ 'a.type': 'isChildOf', 'a.is_deprecated': false })
        .select('a.id')
    )
    .orderBy('i.position')
    .limit(MOST_CHILDREN)
    .select(...COLUMNS)
  return withCounts(documentRow, rows)
}

/** Items whose words or code are searched for. */
export async function foundLines(documentRow: string, q: string, page: number) {
  const query = db.from('curriculum_case_items as i').where('i.document_id', documentRow)
  matchText(query, 'i.search_text', q)
  const counted = await query.clone().count('* as total').first()
  const pager = pagerOf(counted?.total ?? 0, page, PER_PAGE)
  const rows = await query
    .orderBy('i.position')
    .forPage(pager.page, PER_PAGE)
    .select(...COLUMNS)
  return { rows: await withCounts(documentRow, rows), pager }
}

/** What stands above an item, the topmost first; of several places the first. */
export async function linesAbove(documentRow: string, identifier: string): Promise<CaseLine[]> {
  const found: CaseLine[] = []
  const seen = new Set([identifier])
  for (let at = identifier; found.length < 8;) {
    const row = await db
      .from('curriculum_case_associations as a')
      .join('curriculum_case_items as i', (on) =>
        on.on('i.identifier', '=', 'a.destination').andOn('i.document_id', '=', 'a.document_id')
      )
      .where({ 'a.document_id': documentRow, 'a.type': 'isChildOf', 'a.origin': at })
      .where('a.is_deprecated', false)
      .orderBy('a.id')
      .select(...COLUMNS)
      .first()
    if (!row || seen.has(row.identifier)) break
    seen.add(row.identifier)
    found.unshift(lineOf(row, new Map()))
    at = row.identifier
  }
  return found
}

/** The associations of an item other than its place in the tree. */
export async function relations(documentRow: string, identifier: string) {
  const rows = await db
    .from('curriculum_case_associations')
    .where({ document_id: documentRow, is_deprecated: false })
    .where((either) => either.where('origin', identifier).orWhere('destination', identifier))
    .whereNot('type', 'isChildOf')
    .orderBy('type')
    .limit(100)
    .select('type', 'origin', 'destination', 'source')
  return rows
}
