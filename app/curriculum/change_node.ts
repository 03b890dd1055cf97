import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { tableOf, type Level } from '#curriculum/levels'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract
type Row = Record<string, any>

/** A row of a level and its version, locked until the transaction ends. @throws where there is none */
export async function lockNode(trx: Trx, level: Level, id: string) {
  const row: Row = await trx.from(tableOf[level]).where('id', id).forUpdate().firstOrFail()
  const framework: Row = await trx
    .from('curriculum_frameworks')
    .where('id', row.framework_id)
    .firstOrFail()
  return { row, framework }
}

/** What was done, as the audit log says it. */
const VERBS = {
  updated: 'curriculum.node_updated',
  moved: 'curriculum.node_moved',
  retired: 'curriculum.node_retired',
  restored: 'curriculum.node_restored',
}

const HIDDEN = ['search_text', 'changed_at']

/** Writes the changed columns of a row, says so in the audit log, and that the version has changed. */
export async function writeNode(
  trx: Trx,
  actor: Actor,
  level: Level,
  row: Row,
  values: Row,
  what: keyof typeof VERBS
) {
  const changed = Object.keys(values).filter((key) => !isSame(row[key], values[key]))
  if (changed.length === 0) return
  const pick = (from: Row) =>
    Object.fromEntries(
      changed.filter((key) => !HIDDEN.includes(key)).map((key) => [key, from[key] ?? null])
    )
  await trx
    .from(tableOf[level])
    .where('id', row.id)
    .update({ ...values, changed_at: sqlTime() })
  await touchFramework(trx, row.framework_id)
  await audit(trx, actor, {
    verb: VERBS[what],
    subject: { type: level, id: row.id },
    before: pick(row),
    after: pick(values),
  })
}

export const touchFramework = (trx: Trx, id: string) =>
  trx.from('curriculum_frameworks').where('id', id).update({ updated_at: sqlTime() })

/** Decimals come back as text from PostgreSQL, booleans as numbers from SQLite. */
const isSame = (old: unknown, now: unknown) =>
  old === now ||
  (old !== null && typeof now === 'number' && Number(old) === now) ||
  (typeof now === 'boolean' && Boolean(old) === now)
