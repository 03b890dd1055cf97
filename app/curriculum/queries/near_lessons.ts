import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { remembered } from '#shared/remembered'
import { searchKey } from '#shared/khmer/normalise'
import { clusterTokens } from '#shared/khmer/clusters'
import { currentFramework } from '#curriculum/queries/current_framework'
import type { Locale } from '#config/i18n'

export type NearLesson = { code: string; title: string; subject: string; grade: number }

type Known = {
  code: string
  km: string
  en: string
  subject: string
  grade: number
  keys: string[]
  grams: Set<string>
}

/** Of the parts of what was typed, so much must stand in the title. */
const ENOUGH = 0.3
const LATIN = /^[a-z0-9]+$/

/** The parts by which two texts are alike though a letter differs: pairs of Khmer syllables, threes of letters. */
export function grams(text: string): Set<string> {
  const tokens = clusterTokens(text)
  const parts = new Set<string>()
  tokens.forEach((token, at) => {
    if (!LATIN.test(token)) {
      parts.add(token)
      const next = tokens[at + 1]
      if (next && !LATIN.test(next)) parts.add(token + next)
      return
    }
    const padded = ` ${token} `
    for (let from = 0; from + 3 <= padded.length; from++) parts.add(padded.slice(from, from + 3))
  })
  return parts
}

const lessons = remembered(60, async (): Promise<Known[]> => {
  const framework = await currentFramework()
  if (!framework) return []
  const rows = await db
    .from('curriculum_lessons as l')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .join('curriculum_subjects as s', 's.id', 'c.subject_id')
    .where({ 'l.framework_id': framework.id, 'l.is_retired': false })
    .orderBy('l.code')
    .select(
      'l.code',
      'l.title_km',
      'l.title_en',
      'c.title_km as chapter_km',
      'c.title_en as chapter_en'
    )
    .select('s.code as subject', 'c.grade')
  return rows.map((row) => ({
    ...{ code: row.code, km: row.title_km, en: row.title_en },
    ...{ subject: row.subject, grade: Number(row.grade) },
    keys: [row.title_km, row.title_en, row.code].map((one) => searchKey(one ?? '')),
    grams: grams([row.title_km, row.title_en, row.chapter_km, row.chapter_en].join(' ')),
  }))
})

const shown = ({ code, km, en, subject, grade }: Known, locale: Locale): NearLesson => ({
  ...{ code, subject, grade },
  title: inLocale(locale, km, en),
})

/** Lessons in force whose title or code holds the words as they are typed so far. */
export async function lessonsWith(
  text: string,
  locale: Locale,
  most: number
): Promise<NearLesson[]> {
  const key = searchKey(text)
  if (key.length < 2) return []
  const all = await lessons()
  return all
    .filter(({ keys }) => keys.some((one) => one.includes(key)))
    .slice(0, most)
    .map((one) => shown(one, locale))
}

/** The lessons whose titles are most like a text, also a mistyped one; none where nothing is alike. */
export async function nearLessons(text: string, locale: Locale, most = 3): Promise<NearLesson[]> {
  const wanted = grams(text)
  if (wanted.size === 0) return []
  const all = await lessons()
  return all
    .map((lesson) => {
      let shared = 0
      for (const gram of wanted) if (lesson.grams.has(gram)) shared++
      return { lesson, share: shared / wanted.size, size: lesson.grams.size }
    })
    .filter(({ share }) => share >= ENOUGH)
    .sort((a, b) => b.share - a.share || a.size - b.size)
    .slice(0, most)
    .map(({ lesson }) => shown(lesson, locale))
}
