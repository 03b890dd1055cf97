import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { inLocale } from '#shared/http/translate'
import { historyOf } from '#shared/audit/history'
import { isDeletable } from '#curriculum/actions/delete_node'
import { aboveOf, isLevel, tableOf, type Level } from '#curriculum/levels'
import type { Locale } from '#config/i18n'

type Row = Record<string, any>

export type NodeLine = {
  id: string
  code: string
  title: string
  hours: number | null
  isRetired: boolean
  domain?: string
}

const missing = () => new Exception('No such row', { status: 404, code: 'E_ROW_NOT_FOUND' })
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The row that an address names, with its version. @throws 404 */
export async function findNode(level: unknown, id: unknown) {
  if (!isLevel(level) || !UUID.test(String(id))) throw missing()
  const row = (await db.from(tableOf[level]).where('id', String(id)).first()) as Row | null
  if (!row) throw missing()
  const framework = await db.from('curriculum_frameworks').where('id', row.framework_id).first()
  return { level, row, framework: framework as Row }
}

const titleOf = (row: Row, locale: Locale) =>
  inLocale(
    locale,
    row.title_km ?? row.text_km ?? row.name_km,
    row.title_en ?? row.text_en ?? row.name_en
  )

/** Everything above a row, the subject first. */
export async function pathAbove(level: Level, row: Row): Promise<{ level: string; row: Row }[]> {
  const { level: higher, column } = aboveOf[level]
  const above = (await db.from(tableOf[higher]).where('id', row[column]).first()) as Row
  const rest = higher === 'subject' ? [] : await pathAbove(higher, above)
  return [...rest, { level: higher, row: above }]
}

/** The page on which a row is corrected: what is above and below it, where it may move, what happened to it. */
export async function nodePage(
  { level, row, framework }: Awaited<ReturnType<typeof findNode>>,
  locale: Locale
) {
  const above = await pathAbove(level, row)
  return {
    level,
    node: nodeForm(row),
    title: titleOf(row, locale),
    framework: {
      id: framework.id,
      name: `${framework.code} ${framework.version}`,
      isDraft: framework.status === 'draft',
      isLocked: framework.status === 'superseded',
    },
    mayDelete: isDeletable(framework),
    above: above.map((one) => ({
      level: one.level,
      id: one.row.id,
      code: one.row.code,
      grade: one.row.grade,
      title: titleOf(one.row, locale),
    })),
    below: await linesBelow(level, row, locale),
    places: await placesFor(level, row, above, locale),
    topics: level === 'outcome' ? await topicsOf(row.lesson_id, locale) : [],
    history: await historyOf({ type: level, id: row.id }, locale),
  }
}

const nodeForm = (row: Row) => ({
  ...row,
  hours: row.hours === null || row.hours === undefined ? null : Number(row.hours),
  is_retired: Boolean(row.is_retired),
})

export async function topicsOf(lessonId: string, locale: Locale) {
  const rows = await db.from('curriculum_topics').where('lesson_id', lessonId).orderBy('number')
  return rows.map((row) => ({ value: row.id, text: `${row.code} ${titleOf(row, locale)}` }))
}

const lineOf = (row: Row, locale: Locale): NodeLine => ({
  ...{ id: row.id, code: row.code, domain: row.domain },
  title: titleOf(row, locale),
  hours: row.hours === null || row.hours === undefined ? null : Number(row.hours),
  isRetired: Boolean(row.is_retired),
})

const DOMAIN_RANK: Record<string, number> = { knowledge: 0, skill: 1, attitude: 2 }

async function linesBelow(level: Level, row: Row, locale: Locale) {
  const rowsOf = async (table: string, column: string) => {
    const rows = await db.from(table).where(column, row.id).orderBy('number').orderBy('code')
    return rows
      .sort((a, b) => (DOMAIN_RANK[a.domain] ?? 0) - (DOMAIN_RANK[b.domain] ?? 0))
      .map((one) => lineOf(one, locale))
  }
  if (level === 'chapter') {
    return [{ level: 'lesson', rows: await rowsOf('curriculum_lessons', 'chapter_id') }]
  }
  if (level === 'topic') {
    return [{ level: 'outcome', rows: await rowsOf('curriculum_outcomes', 'topic_id') }]
  }
  if (level === 'outcome') return []
  return [
    { level: 'topic', rows: await rowsOf('curriculum_topics', 'lesson_id') },
    { level: 'outcome', rows: await rowsOf('curriculum_outcomes', 'lesson_id') },
  ]
}

/** Where a row may be put: chapters of the subject for a lesson, lessons of the chapter for what is below lessons. */
async function placesFor(
  level: Level,
  row: Row,
  above: { level: string; row: Row }[],
  locale: Locale
) {
  if (level === 'chapter') return []
  const isLesson = level === 'lesson'
  const within = above.find((one) => one.level === (isLesson ? 'subject' : 'chapter'))!
  const query = db
    .from(isLesson ? 'curriculum_chapters' : 'curriculum_lessons')
    .where({ framework_id: row.framework_id, is_retired: false })
    .where(isLesson ? 'subject_id' : 'chapter_id', within.row.id)
  const rows = await query.orderBy('code')
  return rows.map((one) => ({ value: one.id, text: `${one.code} ${titleOf(one, locale)}` }))
}
