import db from '@adonisjs/lucid/services/db'
import { sortKey } from '#shared/khmer/sort_key'
import { instant } from '#shared/database/instant'
import { fromJson } from '#shared/database/from_json'
import { inLocale } from '#shared/http/translate'
import { fileTexts } from '#media/queries/file_texts'
import type { DocumentSource, SearchDocument } from '#search/types'

const PORTION = 100

/** Published resources as the search index takes them; pages of the handbook under a noun of their own. */
export default {
  noun: 'resource',

  async *all() {
    for (let after = ''; ;) {
      const rows = await published()
        .orderBy('r.id')
        .limit(PORTION)
        .where('r.id', '>', after || LEAST)
      if (rows.length === 0) return
      yield await documents(rows)
      after = rows.at(-1).id
    }
  },

  async some(ids) {
    if (ids.length === 0) return []
    return documents(await published().whereIn('r.id', ids))
  },
} satisfies DocumentSource

const LEAST = '00000000-0000-0000-0000-000000000000'

const published = () =>
  db
    .from('library_resources as r')
    .leftJoin('curriculum_subjects as s', 's.id', 'r.subject_id')
    .where({ 'r.state': 'published', 'r.scope': 'national' })
    .select('r.*', 's.code as subject', 's.name_km as subject_km', 's.name_en as subject_en')

async function documents(rows: any[]): Promise<SearchDocument[]> {
  const ids = rows.map(({ id }) => id)
  const [lessons, words] = [await lessonTexts(ids), await wordsOfFiles(ids)]
  return rows.map((row) => ({
    id: row.id,
    noun: row.shelf === 'open' ? 'resource' : row.shelf,
    titles: present(row.title_km, row.title_en),
    texts: [
      ...present(row.description_km, row.description_en),
      ...present(row.body_km, row.body_en).map(plain),
      ...Object.values(fromJson<Record<string, string[]>>(row.keywords)).flat(),
      ...present(row.subject_km, row.subject_en),
      ...fromJson<string[]>(row.authors),
      ...fromJson<string[]>(row.contributors),
      ...present(row.publisher_km, row.publisher_en),
      ...(lessons.get(row.id)?.texts ?? []),
      ...(words.get(row.id) ?? []),
    ],
    facets: {
      subject: present(row.subject),
      grade: fromJson<number[]>(row.grades).map(String),
      kind: [row.kind],
      licence: [row.licence],
      language: fromJson<string[]>(row.languages),
      accessibility: fromJson<string[]>(row.accessibility),
      audience: fromJson<string[]>(row.audience),
      lesson: [...(lessons.get(row.id)?.codes ?? [])],
    },
    staffOnly: Boolean(row.teacher_only),
    date: instant(row.published_at)?.getTime() ?? 0,
    sortKm: sortKey(inLocale('km', row.title_km, row.title_en)),
    sortEn: sortKey(inLocale('en', row.title_km, row.title_en)),
  }))
}

const present = (...values: (string | null)[]) =>
  values.filter((one) => one !== null && one !== '') as string[]

/** What is written in the files of each resource: pages of PDFs and books, captions, packages. */
async function wordsOfFiles(ids: string[]) {
  const rows = await db
    .from('library_files')
    .whereIn('resource_id', ids)
    .whereIn('role', ['main', 'captions'])
    .select('resource_id', 'blob_id')
  const texts = await fileTexts(rows.map((row) => row.blob_id))
  const found = new Map<string, string[]>()
  for (const { resource_id: id, blob_id: blob } of rows) {
    found.set(id, [...(found.get(id) ?? []), ...present(texts.get(blob) ?? null)])
  }
  return found
}

/** Markdown without the addresses of its links and pictures. */
const plain = (markdown: string) => markdown.replaceAll(/\]\([^)\s]*\)/g, '] ')

/** Codes and titles of the lessons that each resource teaches. */
async function lessonTexts(ids: string[]) {
  const rows = await db
    .from('library_alignments as a')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .whereIn('a.resource_id', ids)
    .distinct('a.resource_id', 'l.code', 'l.title_km', 'l.title_en')
  const lessons = new Map<string, { codes: string[]; texts: string[] }>()
  for (const row of rows) {
    const known = lessons.get(row.resource_id) ?? { codes: [], texts: [] }
    known.codes.push(row.code)
    known.texts.push(row.code, row.title_km, row.title_en)
    lessons.set(row.resource_id, known)
  }
  return lessons
}
