import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { matchText } from '#shared/database/match_text'
import { rightsOf } from '#library/licence_rules'
import { shortLicence } from '#library/queries/licences'
import { listSubjects } from '#curriculum/queries/list_subjects'
import type { Asked } from '#library/coverage/asked'
import type { Locale } from '#config/i18n'

export type ToLocalise = {
  code: string
  title: string
  kind: string
  languages: string[]
  subject: string
  grades: number[]
  licence: string
  /** Whether its licence lets others translate it. */
  mayAdapt: boolean
  /** Lessons that have nothing in the language: a translation would close the gap. */
  closes: string[]
  views: number
}

type Wish = Asked & { lesson?: string; q?: string; onlyAllowed: boolean }

/**
 * Published resources that are not in a language and that nobody has translated into it yet: those that would close
 * a gap of the curriculum first, then what is looked at most.
 */
export async function toLocalise(wish: Wish, locale: Locale): Promise<ToLocalise[]> {
  const rows = await candidates(wish)
  const lessons = await lessonsOf()
  const covered = new Set<string>()
  const byResource = new Map<string, { code: string; lessonId: string }[]>()
  for (const { lesson_id: lessonId, resource_id: id, code, languages } of lessons) {
    if (fromJson<string[]>(languages).includes(wish.language)) covered.add(lessonId)
    byResource.set(id, [...(byResource.get(id) ?? []), { code, lessonId }])
  }
  const views = await viewsOf()
  const translated = await translatedInto(wish.language)
  const subjects = await listSubjects(locale)
  const found = rows
    .filter(({ id, languages }) => !languages.includes(wish.language) && !translated.has(id))
    .map((row): ToLocalise => {
      const mine = byResource.get(row.id) ?? []
      const gaps = mine.filter(({ lessonId }) => !covered.has(lessonId)).map(({ code }) => code)
      return {
        ...{ code: row.code, kind: row.kind, languages: row.languages },
        title: inLocale(locale, row.title_km, row.title_en),
        subject: subjects.find(({ id }) => id === row.subject_id)?.name ?? '',
        grades: fromJson<number[]>(row.grades),
        licence: shortLicence(row.licence),
        mayAdapt: rightsOf(rightsInput(row)).adapt,
        closes: [...new Set(gaps)].sort(),
        views: views.get(row.id) ?? 0,
      }
    })
  return found
    .filter(({ mayAdapt }) => mayAdapt || !wish.onlyAllowed)
    .filter(({ closes }) => closes.length > 0 || !wish.onlyGaps)
    .sort(
      (a, b) =>
        Number(b.closes.length > 0) - Number(a.closes.length > 0) ||
        b.views - a.views ||
        (a.code < b.code ? -1 : 1)
    )
}

const rightsInput = (row: any) => ({
  licence: row.licence as string,
  redistributable: Boolean(row.redistributable),
  hasProof: row.proof_blob_id !== null,
})

async function candidates({ subject, grade, kind, lesson, q }: Wish) {
  const query = db
    .from('library_resources as r')
    .where({ 'r.state': 'published', 'r.shelf': 'open', 'r.scope': 'national' })
    .select('r.*')
  if (subject) query.where('r.subject_id', subject.id)
  if (kind) query.where('r.kind', kind)
  if (lesson) {
    query.whereIn(
      'r.id',
      db
        .from('library_alignments as a')
        .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
        .where('l.code', lesson)
        .select('a.resource_id')
    )
  }
  if (q) matchText(query, 'r.search_text', q)
  const rows: any[] = await query
  return rows
    .map((row) => ({ ...row, languages: fromJson<string[]>(row.languages) }))
    .filter((row) => !grade || fromJson<number[]>(row.grades).map(Number).includes(grade))
}

const lessonsOf = (): Promise<any[]> =>
  db
    .from('library_alignments as a')
    .join('library_resources as r', 'r.id', 'a.resource_id')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .where({ 'r.state': 'published', 'r.shelf': 'open', 'r.scope': 'national' })
    .select('a.lesson_id', 'a.resource_id', 'l.code', 'r.languages') as unknown as Promise<any[]>

async function viewsOf() {
  const rows = await db
    .from('library_use_counts')
    .groupBy('resource_id')
    .select('resource_id')
    .sum('views as views')
  return new Map(rows.map(({ resource_id: id, views }) => [id as string, Number(views)]))
}

/** What has a translation that readers find. */
async function translatedInto(language: string) {
  const rows = await db
    .from('library_relations as x')
    .join('library_resources as r', 'r.id', 'x.resource_id')
    .where({ 'x.kind': 'translated_from', 'r.state': 'published' })
    .whereNotNull('x.source_id')
    .select('x.source_id', 'r.languages')
  return new Set(
    rows
      .filter((row) => fromJson<string[]>(row.languages).includes(language))
      .map((row) => row.source_id as string)
  )
}
