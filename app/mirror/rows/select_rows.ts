import { prune, textOf, union, type Chosen, type Selection } from '#mirror/rows/selection'
import { selectionOrder, type EditionTable } from '#mirror/rows/edition_tables'
import { columnsOf, readRows, readRowsWith, type WireRow } from '#mirror/rows/wire_rows'
import type { Column } from '#shared/database/column_kinds'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/** Ids of the rows that a profile takes, by the tables that offer some. */
export type Picked = Record<string, readonly string[]>

/**
 * Reads the rows of an edition (docs/protocols/mirror.md section 11): whole tables, what was picked, what belongs to
 * it and what it brings.
 * @param breathe called after each table; throws to stop
 */
export async function selectRows(
  tables: EditionTable[],
  picked: Picked,
  breathe: () => Promise<void> = async () => {}
): Promise<Selection> {
  const selection: Selection = new Map()
  const order = selectionOrder(tables)
  const ofRows = order.filter(({ rule }) => !rule.ofBlob)
  for (const one of ofRows) {
    selection.set(one.table, await chosenOf(one, tables, selection, picked))
    await breathe()
  }
  prune(selection, ofRows)
  for (const one of order.filter(({ rule }) => rule.ofBlob)) {
    selection.set(one.table, await rowsOfBlobs(one, tables, selection))
    await breathe()
  }
  return selection
}

/** By id; a row that misses something it needs falls later, in `prune`. */
async function chosenOf(
  one: EditionTable,
  tables: EditionTable[],
  selection: Selection,
  picked: Picked
): Promise<Map<string, Chosen>> {
  const { table, rule } = one
  const columns = await columnsOf(table)
  const narrow = narrowBy(one)
  if (rule.which === 'all') return byId(await readRows(table, columns, narrow), () => union([]))
  if (rule.which === 'chosen') {
    const rows = await readRowsWith(table, columns, 'id', [...(picked[table] ?? [])], narrow)
    return byId(rows, ({ id }) => new Set([String(id)]))
  }
  if (rule.which === 'brought') {
    const roots = bringersOf(table, tables, selection)
    const rows = await readRowsWith(table, columns, 'id', [...roots.keys()], narrow)
    return byId(rows, ({ id }) => roots.get(String(id))!)
  }
  return rowsWith(one, columns, selection)
}

async function rowsWith(one: EditionTable, columns: Column[], selection: Selection) {
  const { table, rule } = one
  const needs = Object.entries(rule.needs ?? {})
  // The fewest rows come in over the need that was narrowed down most.
  const [column, to] = needs.toSorted(
    ([, a], [, b]) => (selection.get(a)?.size ?? 0) - (selection.get(b)?.size ?? 0)
  )[0]
  const ids = [...(selection.get(to)?.keys() ?? [])]
  const rows = await readRowsWith(table, columns, column, ids, narrowBy(one))
  const latest = rule.latest ? newest(rows, rule.latest) : rows
  return byId(latest, (row) =>
    union(needs.map(([name, target]) => selection.get(target)?.get(textOf(row[name]) ?? '')?.roots))
  )
}

function newest(rows: WireRow[], { of, by }: { of: string; by: string }) {
  const best = new Map<unknown, WireRow>()
  for (const row of rows) {
    const standing = best.get(row[of])
    if (!standing || Number(row[by]) > Number(standing[by])) best.set(row[of], row)
  }
  return [...best.values()]
}

function bringersOf(table: string, tables: EditionTable[], selection: Selection) {
  const roots = new Map<string, ReadonlySet<string>>()
  for (const { table: from, rule } of tables) {
    for (const [column, to] of Object.entries(rule.brings ?? {})) {
      if (to !== table) continue
      for (const chosen of selection.get(from)?.values() ?? []) {
        const id = textOf(chosen.row[column])
        if (id) roots.set(id, union([roots.get(id), chosen.roots]))
      }
    }
  }
  return roots
}

/** Rows about blobs that travel already, such as what was made of a film. */
async function rowsOfBlobs(one: EditionTable, tables: EditionTable[], selection: Selection) {
  const { table, rule } = one
  const roots = rootsOfBlobs(tables, selection)
  const columns = await columnsOf(table)
  const ids = [...roots.keys()]
  const rows = await readRowsWith(table, columns, rule.ofBlob!, ids, narrowBy(one))
  return byId(rows, (row) => roots.get(String(row[rule.ofBlob!]))!)
}

/** The blobs that rows bring, and because of which offers. */
export function rootsOfBlobs(tables: EditionTable[], selection: Selection) {
  const roots = new Map<string, ReadonlySet<string>>()
  for (const { table, rule } of tables) {
    const names = rule.tree ? [rule.tree.blob] : (rule.blobs ?? [])
    for (const { row, roots: own } of selection.get(table)?.values() ?? []) {
      for (const name of names) {
        const id = name === rule.ofBlob ? undefined : textOf(row[name])
        if (!id) continue
        const standing = roots.get(id)
        roots.set(
          id,
          standing && (standing.size === 0 || own.size === 0) ? union([]) : union([standing, own])
        )
      }
    }
  }
  return roots
}

function narrowBy({ rule, stays }: EditionTable) {
  return (query: DatabaseQueryBuilderContract) => {
    for (const [column, value] of Object.entries(rule.where ?? {})) {
      if (Array.isArray(value)) query.whereIn(column, value as string[])
      else query.where(column, value as string)
    }
    if (stays) query.where(stays, false)
  }
}

const byId = (rows: WireRow[], roots: (row: WireRow) => ReadonlySet<string>) =>
  new Map(rows.map((row) => [String(row.id), { row, roots: roots(row) }]))
