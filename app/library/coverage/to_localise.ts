import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { listHolds } from '#shared/database/list_holds'
import { matchText } from '#shared/database/match_text'
import { pagerOf, type Page } from '#shared/database/pager'
import { mayAdapt } from '#library/licence_rules'
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
type Localise = Page<ToLocalise> & { closing: number }

/** Rows of a table that is written while it is read. */
const PORTION = 500

const PUBLIC = { 'r.state': 'published', 'r.shelf': 'open', 'r.scope': 'national' }

/**
 * A page of what is published, is not in a language, and was translated into it by nobody yet: what would close a gap
 * of the curriculum first, then what is looked at most. `closing` is how many of all would close one.
 */
export async function toLocalise(
  wish: Wish,
  locale: Locale,
  { page, perPage }: { page: unknown; perPage: number }
): Promise<Localise> {
  const licences = await licencesFor(wish)
  const [counts] = await candidates(wish, licences)
    .count('* as total')
    .count('c.resource_id as closing')
  const pager = pagerOf(counts.total, page, perPage)
  const rows = await portion(wish, locale, licences, {
    most: perPage,
    from: (pager.page - 1) * perPage,
  })
  return { rows, pager, closing: Number(counts.closing) }
}

/** All of them, read while they are written. */
export async function* allToLocalise(wish: Wish, locale: Locale): AsyncGenerator<ToLocalise> {
  const licences = await licencesFor(wish)
  for (let from = 0; ; from += PORTION) {
    const rows = await portion(wish, locale, licences, { most: PORTION, from })
    yield* rows
    if (rows.length < PORTION) return
  }
}

async function portion(
  wish: Wish,
  locale: Locale,
  licences: string[] | undefined,
  { most, from }: { most: number; from: number }
) {
  const rows = await candidates(wish, licences)
    .joinRaw(VIEWS)
    .orderByRaw('case when c.resource_id is null then 1 else 0 end')
    .orderByRaw('coalesce(v.views, 0) desc')
    .orderBy('r.code')
    .limit(most)
    .offset(from)
    .select('r.id', 'r.code', 'r.kind', 'r.title_km', 'r.title_en', 'r.languages', 'r.grades')
    .select('r.subject_id', 'r.licence', 'v.views')
  const gaps = await gapsOf(
    rows.map(({ id }) => id),
    wish.language
  )
  const subjects = await listSubjects(locale)
  return rows.map((row): ToLocalise => ({
    ...{ code: row.code, kind: row.kind, languages: fromJson<string[]>(row.languages) },
    title: inLocale(locale, row.title_km, row.title_en),
    subject: subjects.find(({ id }) => id === row.subject_id)?.name ?? '',
    grades: fromJson<number[]>(row.grades),
    ...{ licence: shortLicence(row.licence), mayAdapt: mayAdapt(row) },
    closes: gaps.get(row.id) ?? [],
    views: Number(row.views ?? 0),
  }))
}

const VIEWS = `left join (
  select resource_id, sum(views) as views from library_use_counts group by resource_id
) as v on v.resource_id = r.id`

/** Resources that teach a lesson of which nothing is in the language. */
const closing = (isThere: string) => `select distinct a.resource_id from library_alignments as a
  where a.lesson_id not in (
    select b.lesson_id from library_alignments as b
    join library_resources as o on o.id = b.resource_id
    where o.state = 'published' and o.shelf = 'open' and o.scope = 'national' and ${isThere}
  )`

function candidates(wish: Wish, licences: string[] | undefined) {
  const { subject, grade, kind, lesson, q, language, onlyGaps } = wish
  const [isThere, there] = listHolds('o.languages', language)
  const [isIn, value] = listHolds('r.languages', language)
  const query = db
    .from('library_resources as r')
    .joinRaw(`left join (${closing(isThere)}) as c on c.resource_id = r.id`, there)
    .where(PUBLIC)
    .whereRaw(`not (${isIn})`, value)
    .whereNotIn('r.id', translatedInto(language))
  if (onlyGaps) query.whereNotNull('c.resource_id')
  if (licences) query.whereIn('r.licence', licences)
  if (subject) query.where('r.subject_id', subject.id)
  if (grade) query.whereRaw(...listHolds('r.grades', grade))
  if (kind) query.where('r.kind', kind)
  if (lesson) query.whereIn('r.id', teaching(lesson))
  matchText(query, 'r.search_text', q)
  return query
}

const teaching = (lesson: string) =>
  db
    .from('library_alignments as a')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .where('l.code', lesson)
    .select('a.resource_id')

/** What has a translation that readers find. */
const translatedInto = (language: string) =>
  db
    .from('library_relations as x')
    .join('library_resources as t', 't.id', 'x.resource_id')
    .where({ 'x.kind': 'translated_from', 't.state': 'published' })
    .whereNotNull('x.source_id')
    .whereRaw(...listHolds('t.languages', language))
    .select('x.source_id')

/** The licences of the library that let others change a work; undefined where it does not matter. */
async function licencesFor({ onlyAllowed }: Wish) {
  if (!onlyAllowed) return undefined
  const rows = await db.from('library_resources as r').where(PUBLIC).distinct('r.licence')
  return rows.map(({ licence }) => licence as string).filter((licence) => mayAdapt({ licence }))
}

/** Of these resources the lessons of which nothing is in the language, in the order of their codes. */
async function gapsOf(ids: string[], language: string) {
  const lessons = await db
    .from('library_alignments as a')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .whereIn('a.resource_id', ids)
    .distinct('a.resource_id', 'a.lesson_id', 'l.code')
    .orderBy('l.code')
  const covered = await db
    .from('library_alignments as a')
    .join('library_resources as r', 'r.id', 'a.resource_id')
    .where(PUBLIC)
    .whereRaw(...listHolds('r.languages', language))
    .whereIn('a.lesson_id', [...new Set(lessons.map((one) => one.lesson_id))])
    .distinct('a.lesson_id')
  const there = new Set(covered.map((one) => one.lesson_id))
  const gaps = new Map<string, string[]>()
  for (const { resource_id: id, lesson_id: lessonId, code } of lessons) {
    if (!there.has(lessonId)) gaps.set(id, [...(gaps.get(id) ?? []), code])
  }
  return gaps
}
