import { stableId } from '#shared/ids'
import { judgeRow } from '#shared/imports/judge_row'
import { RowReader } from '#shared/imports/row_reader'
import { levelSearch } from '#curriculum/level_search'
import { aboveOf, domains, isLevel, levels, type Domain, type Level } from '#curriculum/levels'
import type { ImportContext, JudgedRow, RawRow } from '#shared/imports/import_kind'

export type OutlineContext = {
  client: ImportContext['client']
  locale: string
  frameworkId: string
  isDraft: boolean
  /** The time of the version's last change. */
  stamp: string
  subjects: Map<string, string>
  tracks: Map<string, string>
  /** Rows of the version by level and code. */
  standing: Map<string, any>
  /** Ids of rows that the file itself brings, by code. */
  ids: Map<string, string>
  /** Codes of the rows of the version by their ids. */
  codes: Map<string, string>
}

export type OutlineValues = {
  level: Level
  row: Record<string, unknown>
  seen: string
  /** What people see, flat, for the comparison. */
  code: string
  parent: string
  grade: number | null
  track: string | null
  domain: string | null
  number: number
  title_km: string
  title_en: string
  hours: number | null
  retired: boolean
}

const ABOVE: Record<Level, (Level | 'subject')[]> = {
  chapter: ['subject'],
  lesson: ['chapter'],
  topic: ['lesson'],
  outcome: ['lesson', 'topic'],
}

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/

/** Notes which codes the file brings, so that a row may stand below a later one. */
export function scanOutline(context: OutlineContext, rows: RawRow[]) {
  for (const { cells } of rows) {
    const level = cells?.level?.toLowerCase()
    if (!isLevel(level) || !cells.code) continue
    const code = cells.code.toUpperCase()
    context.ids.set(`${level} ${code}`, idFor(context, level, code))
  }
}

/** A code that is new gets an id that follows from it, so that both looks at the file agree. */
const idFor = ({ standing, frameworkId }: OutlineContext, level: Level, code: string): string =>
  standing.get(`${level} ${code}`)?.id ?? stableId(level, `${frameworkId}/${code}`)

export async function judgeOutline(
  context: OutlineContext,
  rows: RawRow[]
): Promise<JudgedRow<OutlineValues>[]> {
  return rows.map((row) => judge(context, new RowReader(row)))
}

function judge(context: OutlineContext, read: RowReader): JudgedRow<OutlineValues> {
  const given = read.cell('level').toLowerCase()
  const level: Level = isLevel(given) ? given : 'lesson'
  if (given && !isLevel(given)) read.refuse('level', 'bad_level', { value: given })
  if (!context.isDraft) read.refuse('level', 'not_a_draft')
  const code = read.cell('code').toUpperCase()
  if (code && (!CODE.test(code) || code.length > 40)) read.refuse('code', 'bad_code')
  const present = context.standing.get(`${level} ${code}`)
  const parent = read.cell('parent').toUpperCase()
  const above = findAbove(context, read, level, parent)
  const values = readValues(context, read, level, present)
  const id = idFor(context, level, code)
  const flat = { ...values, code, parent }
  const row = rowOf(level, id, flat, above)
  return judgeRow(read, {
    label: `${code} ${values.title_km}`,
    values: { ...flat, level, row, seen: context.stamp },
    present: present && presentValues(context, level, present),
    compare: {
      ...{ parent: 'parent', grade: 'grade', track: 'track', domain: 'domain', number: 'number' },
      ...{ title_km: 'title_km', title_en: 'title_en', hours: 'hours', retired: 'retired' },
    },
    keys: { code: code && `${level} ${code}` },
    rank: levels.indexOf(level),
  })
}

type Above = { level: Level | 'subject'; id: string; lessonId?: string }

function findAbove(
  context: OutlineContext,
  read: RowReader,
  level: Level,
  parent: string
): Above | undefined {
  if (!parent) return undefined
  for (const higher of ABOVE[level]) {
    if (higher === 'subject') {
      const id = context.subjects.get(parent)
      if (id) return { level: higher, id }
      continue
    }
    const key = `${higher} ${parent}`
    const standing = context.standing.get(key)
    const id = context.ids.get(key) ?? standing?.id
    if (!id) continue
    if (higher !== 'topic') return { level: higher, id }
    const lesson = standing?.lesson_id ?? lessonOfTopic(context, parent)
    if (lesson) return { level: higher, id, lessonId: lesson }
  }
  read.refuse('parent', 'unknown_parent', { value: parent })
  return undefined
}

/** The lesson of a topic that the file brings: the code of the topic begins with the lesson's. */
function lessonOfTopic({ ids, standing }: OutlineContext, topic: string): string | undefined {
  const lesson = topic.slice(0, topic.lastIndexOf('-'))
  return ids.get(`lesson ${lesson}`) ?? standing.get(`lesson ${lesson}`)?.id
}

function readValues(context: OutlineContext, read: RowReader, level: Level, present: any) {
  const isChapter = level === 'chapter'
  const domain = read.cell('domain').toLowerCase() || present?.domain || ''
  if (level === 'outcome' && !domains.includes(domain as Domain)) {
    read.refuse('domain', domain ? 'bad_domain' : 'required', { value: domain })
  }
  const grade = isChapter ? (read.whole('grade', [1, 12]) ?? numberOf(present?.grade)) : null
  if (isChapter && grade === null && !read.problems.some(({ field }) => field === 'grade')) {
    read.refuse('grade', 'required')
  }
  const hours = read.has('hours') ? readHours(read) : numberOf(present?.hours)
  return {
    grade,
    track: isChapter
      ? read.has('track')
        ? read.choice('track', context.tracks)
        : (present?.track ?? null)
      : null,
    domain: level === 'outcome' ? domain : null,
    number:
      read.whole('number', [0, 9999]) ?? numberOf(present?.number) ?? lastNumber(read.cell('code')),
    title_km: read.text('title_km', level === 'outcome' ? 2000 : 300) ?? '',
    title_en: read.text('title_en', level === 'outcome' ? 2000 : 300) ?? '',
    hours: level === 'outcome' ? null : hours,
    retired: read.has('retired') ? read.yesNo('retired') : Boolean(present?.is_retired),
  }
}

const numberOf = (value: unknown) => (value === null || value === undefined ? null : Number(value))

const lastNumber = (code: string) => Number(/(\d+)$/.exec(code)?.[1] ?? 0)

function readHours(read: RowReader): number | null {
  const text = read.cell('hours').replace(',', '.')
  if (!text) return null
  const hours = Number(text)
  if (/^\d{1,3}(\.\d{1,2})?$/.test(text)) return hours
  return read.refuse('hours', 'not_a_number', { least: 0, most: 999 })
}

function rowOf(
  level: Level,
  id: string,
  values: Omit<OutlineValues, 'level' | 'row' | 'seen'>,
  above: Above | undefined
): Record<string, unknown> {
  const { code, number, title_km: km, title_en: en } = values
  const shared = {
    ...{ id, code, number, is_retired: values.retired },
    search_text: levelSearch(code, km, en),
  }
  if (level === 'outcome') {
    const isTopic = above?.level === 'topic'
    return {
      ...shared,
      ...{ text_km: km, text_en: en, domain: values.domain },
      lesson_id: isTopic ? above.lessonId : above?.id,
      topic_id: isTopic ? above.id : null,
    }
  }
  const titled = { ...shared, title_km: km, title_en: en, hours: values.hours }
  if (level === 'chapter') {
    return { ...titled, subject_id: above?.id, grade: values.grade, track: values.track }
  }
  return { ...titled, [level === 'lesson' ? 'chapter_id' : 'lesson_id']: above?.id }
}

/** A standing row as the file would say it. */
function presentValues({ codes }: OutlineContext, level: Level, row: any) {
  const above =
    level === 'outcome' && row.topic_id ? row.topic_id : (row[aboveOf[level].column] as string)
  const parent = codes.get(above) ?? null
  return {
    ...{ id: row.id, code: row.code, parent },
    grade: level === 'chapter' ? Number(row.grade) : null,
    track: row.track ?? null,
    domain: row.domain ?? null,
    number: Number(row.number),
    title_km: row.title_km ?? row.text_km,
    title_en: row.title_en ?? row.text_en,
    hours: numberOf(row.hours),
    retired: Boolean(row.is_retired),
  }
}
