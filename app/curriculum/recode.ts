import { levelSearch } from '#curriculum/level_search'
import { tableOf, type Level } from '#curriculum/levels'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract
type Row = Record<string, any>

const BELOW: Record<Level, { level: Level; column: string }[]> = {
  chapter: [{ level: 'lesson', column: 'chapter_id' }],
  lesson: [
    { level: 'topic', column: 'lesson_id' },
    { level: 'outcome', column: 'lesson_id' },
  ],
  topic: [],
  outcome: [],
}

/** Gives a row another code, and to everything below it whose code begins with the old one. */
export async function recode(trx: Trx, level: Level, row: Row, code: string): Promise<void> {
  const km = row.title_km ?? row.text_km
  const en = row.title_en ?? row.text_en
  await trx
    .from(tableOf[level])
    .where('id', row.id)
    .update({ code, search_text: levelSearch(code, km, en) })
  for (const { level: lower, column } of BELOW[level]) {
    const rows = await trx.from(tableOf[lower]).where(column, row.id).select('*')
    for (const one of rows) {
      if (!one.code.startsWith(`${row.code}-`)) continue
      await recode(trx, lower, one, code + one.code.slice(row.code.length))
    }
  }
}
