import { sqlTime } from '#shared/database/times'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What may change together; parents before their children. */
const TABLES = {
  class: 'identity_classes',
  membership: 'identity_memberships',
  teacher: 'identity_class_teachers',
  place: 'identity_class_pupils',
} as const

export type Noun = keyof typeof TABLES

/** Columns of a row as they are written: text, numbers, `2026-11-01` for dates. */
export type Columns = Record<string, string | number | boolean | null>

/** `before` is null for a row that was added, `after` for one that is taken away. */
export type RowChange = { noun: Noun; id: string; before: Columns | null; after: Columns | null }

export const tableOf = (noun: Noun) => TABLES[noun]

/** The way back. */
export const reversed = (changes: RowChange[]): RowChange[] =>
  changes.map(({ noun, id, before, after }) => ({ noun, id, before: after, after: before }))

const nouns = Object.keys(TABLES) as Noun[]
const TIMED: Noun[] = ['class', 'membership']
const PART = 200

/** Writes the changes, alike ones together: added rows from parents to children, taken ones the other way. */
export async function writeChanges(trx: TransactionClientContract, changes: RowChange[]) {
  for (const noun of nouns) await add(trx, noun, changes)
  for (const change of groups(changes.filter((one) => one.before && one.after))) {
    for (const ids of parts(change.ids)) {
      await trx.from(TABLES[change.noun]).whereIn('id', ids).update(change.after)
    }
  }
  for (const noun of [...nouns].reverse()) {
    const gone = changes.filter((one) => one.noun === noun && !one.after).map((one) => one.id)
    for (const ids of parts(gone)) await trx.from(TABLES[noun]).whereIn('id', ids).delete()
  }
}

async function add(trx: TransactionClientContract, noun: Noun, changes: RowChange[]) {
  const times = TIMED.includes(noun) ? { created_at: sqlTime() } : {}
  const rows = changes
    .filter((one) => one.noun === noun && !one.before)
    .map(({ id, after }) => ({ id, ...after, ...times }))
  for (const part of parts(rows)) await trx.table(TABLES[noun]).multiInsert(part)
}

function groups(changes: RowChange[]) {
  const alike = new Map<string, { noun: Noun; after: Columns; ids: string[] }>()
  for (const { noun, id, after } of changes) {
    const key = `${noun} ${JSON.stringify(after)}`
    const group = alike.get(key) ?? { noun, after: after!, ids: [] }
    group.ids.push(id)
    alike.set(key, group)
  }
  return alike.values()
}

export function* parts<T>(list: T[]) {
  for (let at = 0; at < list.length; at += PART) yield list.slice(at, at + PART)
}
