import { levelSearch } from '#curriculum/level_search'
import { domainLetter, tableOf, type Level } from '#curriculum/levels'
import type { NodeInput } from '#curriculum/node_input'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract
type Row = Record<string, any>

/** The columns of a level that a form fills. */
export function nodeValues(level: Level, input: NodeInput, code: string): Row {
  const km = level === 'outcome' ? input.textKm! : input.titleKm!
  const en = level === 'outcome' ? input.textEn! : input.titleEn!
  const search = { search_text: levelSearch(code, km, en) }
  if (level === 'outcome') {
    return {
      text_km: km,
      text_en: en,
      domain: input.domain,
      topic_id: input.topicId ?? null,
      ...search,
    }
  }
  const titled = { title_km: km, title_en: en, hours: input.hours ?? null, ...search }
  return level === 'chapter'
    ? { ...titled, grade: input.grade, track: input.track ?? null }
    : titled
}

/** The rows among which a row has its place and its number. */
export function siblings(trx: Trx, level: Level, frameworkId: string, row: Row) {
  const query = trx.from(tableOf[level]).where('framework_id', frameworkId)
  if (level === 'chapter') {
    query.where({ subject_id: row.subject_id, grade: row.grade })
    return row.track ? query.where('track', row.track) : query.whereNull('track')
  }
  if (level === 'lesson') return query.where('chapter_id', row.chapter_id)
  query.where('lesson_id', row.lesson_id)
  return level === 'outcome' ? query.where('domain', row.domain) : query
}

const two = (number: number) => String(number).padStart(2, '0')

/** The letter that tells the chapters of a track from the common ones: none for the first track of the list. */
async function trackLetter(trx: Trx, track: string | null) {
  if (!track) return ''
  const first = await trx
    .from('institutions_code_entries')
    .where('list', 'grade_track')
    .orderBy('position')
    .orderBy('code')
    .first()
  return first?.code === track ? '' : track[0].toUpperCase()
}

/** The beginning of the codes of a level: `PHY-11-`, `PHY-11-02-`, `PHY-11-02-03-T`, `PHY-11-02-03-K`. */
async function codeStem(trx: Trx, level: Level, above: Row, input: NodeInput) {
  if (level === 'chapter') {
    return `${above.code}-${two(input.grade!)}${await trackLetter(trx, input.track ?? null)}-`
  }
  if (level === 'lesson') return `${above.code}-`
  return `${above.code}-${level === 'topic' ? 'T' : domainLetter[input.domain!]}`
}

/** The next code below `above`; numbers of retired rows are not used again. */
export async function nextCode(
  trx: Trx,
  level: Level,
  frameworkId: string,
  above: Row,
  input: NodeInput
): Promise<string> {
  const stem = await codeStem(trx, level, above, input)
  const rows = await trx
    .from(tableOf[level])
    .where('framework_id', frameworkId)
    .where('code', 'like', `${stem}%`)
    .select('code')
  const taken = rows
    .map(({ code }) => code.slice(stem.length))
    .filter((rest) => /^\d+$/.test(rest))
    .map(Number)
  const next = Math.max(0, ...taken) + 1
  return stem + (level === 'chapter' || level === 'lesson' ? two(next) : next)
}

/** The number behind the last of its siblings. */
export async function nextNumber(trx: Trx, level: Level, frameworkId: string, row: Row) {
  const found = await siblings(trx, level, frameworkId, row).max('number as last').first()
  return Number(found?.last ?? 0) + 1
}
