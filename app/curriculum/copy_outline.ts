import { newId } from '#shared/ids'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract
type Row = Record<string, any>

/** Rows of one statement; SQLite takes 32766 values. */
const ROWS = 400

/** Each level with the columns that point at levels above it. */
const LEVELS = [
  { table: 'curriculum_chapters', above: {} },
  { table: 'curriculum_lessons', above: { chapter_id: 'curriculum_chapters' } },
  { table: 'curriculum_topics', above: { lesson_id: 'curriculum_lessons' } },
  {
    table: 'curriculum_outcomes',
    above: { lesson_id: 'curriculum_lessons', topic_id: 'curriculum_topics' },
  },
] as const

/**
 * Copies what is taught in a version into another one, without what was retired; `origin_code` of each copy is the
 * code it has there. Subjects are the same in every version. Returns how many rows were written.
 */
export async function copyOutline(trx: Trx, fromId: string, toId: string): Promise<number> {
  const ids = new Map<string, Map<string, string>>()
  let written = 0
  for (const { table, above } of LEVELS) {
    const known = new Map<string, string>()
    ids.set(table, known)
    const rows = await trx
      .from(table)
      .where({ framework_id: fromId, is_retired: false })
      .select('*')
    const copies = rows.flatMap((row: Row) => {
      const places = Object.entries(above).map(([column, other]) => [
        column,
        row[column] === null ? null : ids.get(other)!.get(row[column]),
      ])
      // What stands below something retired is gone with it; an outcome stays when only its topic went.
      if (places.some(([column, id]) => id === undefined && column !== 'topic_id')) return []
      const id = newId()
      known.set(row.id, id)
      const placed = Object.fromEntries(places.map(([column, place]) => [column, place ?? null]))
      return [
        { ...row, ...placed, id, framework_id: toId, origin_code: row.code, changed_at: null },
      ]
    })
    for (let at = 0; at < copies.length; at += ROWS) {
      await trx.table(table).multiInsert(copies.slice(at, at + ROWS))
    }
    written += copies.length
  }
  return written
}
