import db from '@adonisjs/lucid/services/db'
import { newCode, newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { clock } from '#shared/clock'
import { rebuildIndex } from '#search/actions/rebuild_index'
import { Words, type Texts } from '#bench/support/words'

const PORTION = 500

export type SeededResources = {
  /** Of those that everyone may open. */
  codes: string[]
  /** A Khmer word that about every tenth of them holds. */
  word: string
}

/**
 * Writes `n` published bilingual pages, made from the paragraphs of the resources that the packs brought and aligned
 * with the lessons of the syllabus, and builds the search index. The same numbers give the same texts.
 */
export async function seedResources(n: number): Promise<SeededResources> {
  const words = new Words(await texts())
  const lessons = await db
    .from('curriculum_lessons as l')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .orderBy('l.code')
    .select('l.id', 'c.subject_id', 'c.grade')
  if (lessons.length === 0) throw new Error('Apply the base packs first')
  const codes: string[] = []
  for (let from = 0; from < n; from += PORTION) {
    const count = Math.min(PORTION, n - from)
    const made = Array.from({ length: count }, (_, index) => {
      const lesson = words.pick(lessons)
      return { lesson, row: resource(words, lesson, from + index) }
    })
    await db.transaction(async (trx) => {
      await trx.table('library_resources').multiInsert(made.map(({ row }) => row))
      await trx.table('library_alignments').multiInsert(
        made.map(({ row, lesson }) => ({
          id: newId(),
          resource_id: row.id,
          lesson_id: lesson.id,
          outcome_id: null,
        }))
      )
    })
    codes.push(...made.filter(({ row }) => !row.teacher_only).map(({ row }) => row.code))
  }
  await rebuildIndex()
  return { codes, word: WORD }
}

const WORD = 'បឹងទន្លេសាប'

async function texts(): Promise<Texts> {
  const rows = await db
    .from('library_resources')
    .where('shelf', 'open')
    .whereNotNull('pack')
    .orderBy('code')
    .select('title_km', 'title_en', 'description_km', 'description_en', 'body_km', 'body_en')
  if (rows.length === 0) throw new Error('Apply the starter pack first')
  return rows
}

type Lesson = { id: string; subject_id: string; grade: number }

function resource(words: Words, lesson: Lesson, number: number) {
  const at = sqlTime(clock.now().minus({ minutes: number }))
  const km = words.page('km', number % 10 === 0 ? WORD : '')
  const en = words.page('en')
  return {
    id: newId(),
    code: newCode(),
    shelf: 'open',
    position: 0,
    kind: 'page',
    revision: 1,
    title_km: `${km.title} ${number + 1}`,
    title_en: `${en.title} ${number + 1}`,
    description_km: km.description,
    description_en: en.description,
    body_km: km.body,
    body_en: en.body,
    licence: words.pick(['CC-BY-SA-4.0', 'CC-BY-4.0', 'CC0-1.0']),
    holder_km: 'អ្នករួមចំណែកទន្លេ',
    holder_en: 'Tonle contributors',
    authors: '[]',
    keywords: '{"km":[],"en":[]}',
    languages: '["km","en"]',
    audience: '["student","teacher"]',
    subject_id: lesson.subject_id,
    grades: JSON.stringify([Number(lesson.grade)]),
    minutes: words.pick([10, 20, 30, 50]),
    teacher_only: number % 20 === 19,
    state: 'published',
    published_at: at,
    created_at: at,
    updated_at: at,
  }
}
