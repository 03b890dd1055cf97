import db from '@adonisjs/lucid/services/db'
import type { Domain } from '#curriculum/levels'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

type Node = {
  id: string
  code: string
  originCode: string | null
  number: number
  isRetired: boolean
  changedAt: Date | string | null
}

type Titled = Node & { titleKm: string; titleEn: string; hours: number | null }

export type OutcomeNode = Node & {
  lessonId: string
  topicId: string | null
  domain: Domain
  textKm: string
  textEn: string
}
export type TopicNode = Titled & { lessonId: string; outcomes: OutcomeNode[] }
export type LessonNode = Titled & {
  chapterId: string
  topics: TopicNode[]
  /** Those of the lesson itself; those of a topic stand with it. */
  outcomes: OutcomeNode[]
}
export type ChapterNode = Titled & {
  subjectId: string
  grade: number
  track: string | null
  lessons: LessonNode[]
}

type Part = { subjectId?: string; grade?: number; withRetired?: boolean }

const SHARED = ['id', 'code', 'origin_code', 'number', 'is_retired', 'changed_at']
const TITLED = [...SHARED, 'title_km', 'title_en', 'hours']

/**
 * The chapters of a version with everything below them, or of one subject and grade, in the order in which they are
 * taught: grade, common chapters before those of a track, number. Four queries whatever its size.
 */
export async function loadOutline(
  frameworkId: string,
  { subjectId, grade, withRetired = false }: Part = {},
  client: QueryClientContract = db.connection()
): Promise<ChapterNode[]> {
  const chapters = () => {
    const query = client.from('curriculum_chapters').where('framework_id', frameworkId)
    if (subjectId) query.where('subject_id', subjectId)
    if (grade !== undefined) query.where('grade', grade)
    if (!withRetired) query.where('is_retired', false)
    return query
  }
  const lessons = () => {
    const query = client.from('curriculum_lessons').whereIn('chapter_id', chapters().select('id'))
    if (!withRetired) query.where('is_retired', false)
    return query
  }
  const below = (table: string) => {
    const query = client.from(table).whereIn('lesson_id', lessons().select('id'))
    if (!withRetired) query.where('is_retired', false)
    return query
  }
  const chapterRows = await chapters().select(...TITLED, 'subject_id', 'grade', 'track')
  const lessonRows = await lessons().select(...TITLED, 'chapter_id')
  const topicRows = await below('curriculum_topics').select(...TITLED, 'lesson_id')
  const outcomeRows = await below('curriculum_outcomes').select(
    ...[...SHARED, 'lesson_id', 'topic_id', 'domain', 'text_km', 'text_en']
  )
  return assemble(chapterRows, lessonRows, topicRows, outcomeRows)
}

function assemble(chapters: any[], lessons: any[], topics: any[], outcomes: any[]) {
  const shownTopics = new Set(topics.map(({ id }) => id))
  const outcomeNodes = outcomes.map(outcomeNode).sort(byDomain)
  const ofTopic = Map.groupBy(
    outcomeNodes.filter(({ topicId }) => topicId && shownTopics.has(topicId)),
    ({ topicId }) => topicId!
  )
  const ofLesson = Map.groupBy(
    outcomeNodes.filter(({ topicId }) => !topicId || !shownTopics.has(topicId)),
    ({ lessonId }) => lessonId
  )
  const topicNodes = topics.map((row): TopicNode => ({
    ...titled(row),
    lessonId: row.lesson_id,
    outcomes: ofTopic.get(row.id) ?? [],
  }))
  const topicsOf = Map.groupBy(topicNodes.sort(byNumber), ({ lessonId }) => lessonId)
  const lessonNodes = lessons.map((row): LessonNode => ({
    ...titled(row),
    chapterId: row.chapter_id,
    topics: topicsOf.get(row.id) ?? [],
    outcomes: ofLesson.get(row.id) ?? [],
  }))
  const lessonsOf = Map.groupBy(lessonNodes.sort(byNumber), ({ chapterId }) => chapterId)
  return chapters
    .map((row): ChapterNode => ({
      ...titled(row),
      subjectId: row.subject_id,
      grade: Number(row.grade),
      track: row.track,
      lessons: lessonsOf.get(row.id) ?? [],
    }))
    .sort(byTeaching)
}

const shared = (row: any): Node => ({
  id: row.id,
  code: row.code,
  originCode: row.origin_code,
  number: Number(row.number),
  isRetired: Boolean(row.is_retired),
  changedAt: row.changed_at,
})

const titled = (row: any): Titled => ({
  ...shared(row),
  titleKm: row.title_km,
  titleEn: row.title_en,
  hours: row.hours === null ? null : Number(row.hours),
})

const outcomeNode = (row: any): OutcomeNode => ({
  ...shared(row),
  lessonId: row.lesson_id,
  topicId: row.topic_id,
  domain: row.domain,
  textKm: row.text_km,
  textEn: row.text_en,
})

const byCode = (a: Node, b: Node) => a.code.localeCompare(b.code, 'en', { numeric: true })

const byNumber = (a: Node, b: Node) => a.number - b.number || byCode(a, b)

const DOMAIN_RANK: Record<string, number> = { knowledge: 0, skill: 1, attitude: 2 }

const byDomain = (a: OutcomeNode, b: OutcomeNode) =>
  DOMAIN_RANK[a.domain] - DOMAIN_RANK[b.domain] || byNumber(a, b)

const byTeaching = (a: ChapterNode, b: ChapterNode) =>
  a.grade - b.grade || (a.track ?? '').localeCompare(b.track ?? '') || byNumber(a, b)

/** Hours of a chapter: what its lessons add up to, or its own figure where no lesson has one. */
export function chapterHours(chapter: ChapterNode): number | null {
  const known = chapter.lessons.map(({ hours }) => hours).filter((hours) => hours !== null)
  return known.length > 0 ? known.reduce((sum, hours) => sum + hours, 0) : chapter.hours
}

export const sumHours = (chapters: ChapterNode[]) =>
  chapters.reduce((sum, chapter) => sum + (chapterHours(chapter) ?? 0), 0)
