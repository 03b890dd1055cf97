import type { Json } from '#mirror/format/canonical_json'
import type { EditionTable } from '#mirror/rows/edition_tables'
import type { WireRow } from '#mirror/rows/wire_rows'

/** A row that travels, and because of which offers it does; without any it travels always. */
export type Chosen = { row: WireRow; roots: ReadonlySet<string> }

/** Rows by table and id. Blobs are still named by their ids here. */
export type Selection = Map<string, Map<string, Chosen>>

const NONE: ReadonlySet<string> = new Set()

export const union = (sets: (ReadonlySet<string> | undefined)[]): ReadonlySet<string> => {
  const some = sets.filter((set) => set && set.size > 0) as ReadonlySet<string>[]
  if (some.length === 0) return NONE
  return some.length === 1 ? some[0] : new Set(some.flatMap((set) => [...set]))
}

export const textOf = (value: Json) => (typeof value === 'string' ? value : undefined)

/**
 * Takes away what lost what it cannot be without, until nothing more falls: a row whose needed row stays, one whose
 * brought row stays, and a brought row that nothing brings any more.
 */
export function prune(selection: Selection, tables: EditionTable[]) {
  for (let fell = true; fell;) {
    fell = false
    const brought = broughtIds(selection, tables)
    for (const { table, rule } of tables) {
      const rows = selection.get(table)
      const targets = { ...rule.needs, ...rule.brings }
      for (const [id, { row }] of rows ?? []) {
        const lacks = Object.entries(targets).some(([column, to]) => {
          const named = textOf(row[column])
          return named !== undefined && !selection.get(to)?.has(named)
        })
        const isLeft = rule.which === 'brought' && !brought.get(table)?.has(id)
        if (lacks || isLeft) fell = rows!.delete(id) || fell
      }
    }
  }
}

function broughtIds(selection: Selection, tables: EditionTable[]) {
  const ids = new Map<string, Set<string>>()
  for (const { table, rule } of tables) {
    for (const [column, to] of Object.entries(rule.brings ?? {})) {
      const own = ids.get(to) ?? new Set()
      ids.set(to, own)
      for (const { row } of selection.get(table)?.values() ?? []) {
        const id = textOf(row[column])
        if (id) own.add(id)
      }
    }
  }
  return ids
}

/** The selection without what only these offers had brought. */
export function without(selection: Selection, dropped: ReadonlySet<string>): Selection {
  if (dropped.size === 0) return selection
  const stays = ({ roots }: Chosen) =>
    roots.size === 0 || [...roots].some((root) => !dropped.has(root))
  return new Map(
    [...selection].map(([table, rows]) => [
      table,
      new Map([...rows].filter(([, chosen]) => stays(chosen))),
    ])
  )
}
