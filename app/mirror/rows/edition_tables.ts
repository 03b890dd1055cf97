import { importFromModules } from '#start/modules'
import type { EditionRule, SyncRules } from '#shared/sync/rules'

export type EditionTable = {
  table: string
  rule: EditionRule
  /** Rows in which this column is true stay. */
  stays?: string
  /** Columns that can only be written when all rows stand: they name rows that come later. */
  late: string[]
  /** No other row names one of it. */
  isLeaf: boolean
}

let known: Promise<EditionTable[]> | undefined

/**
 * The tables of editions in the order in which rows are inserted: whatever a row needs or brings comes before it. The
 * rules stand in the modules' `sync.ts`; the mirror knows no table by name.
 */
export const editionTables = () => (known ??= load())

async function load(): Promise<EditionTable[]> {
  const rules = new Map<string, Omit<EditionTable, 'late' | 'isLeaf'>>()
  for (const { exports } of await importFromModules<{ default: SyncRules }>('sync')) {
    for (const [table, { edition, stays }] of Object.entries(exports.default)) {
      if (edition) rules.set(table, { table, rule: edition, stays })
    }
  }
  const order = insertionOrder(new Map([...rules].map(([table, { rule }]) => [table, rule])))
  const named = new Set([...rules.values()].flatMap(({ rule }) => [...hard(rule), ...soft(rule)]))
  return order.map((table, n) => ({
    ...rules.get(table)!,
    ...{ late: lateColumns(table, n), isLeaf: !named.has(table) },
  }))

  function lateColumns(table: string, n: number) {
    const targets = Object.entries(rules.get(table)!.rule.may ?? {})
    return targets.filter(([, to]) => order.indexOf(to) >= n).map(([column]) => column)
  }
}

type Rules = Map<string, EditionRule>

const hard = (rule: EditionRule | undefined) => Object.values(rule?.needs ?? {})

const soft = ({ brings, may }: EditionRule) => [
  ...Object.values(brings ?? {}),
  ...Object.values(may ?? {}),
]

/** What `table` cannot do without, directly and indirectly. */
function neededBy(rules: Rules, table: string, found = new Set<string>()) {
  for (const to of hard(rules.get(table))) {
    if (found.has(to)) continue
    found.add(to)
    neededBy(rules, to, found)
  }
  return found
}

function insertionOrder(rules: Rules): string[] {
  const order: string[] = []
  const begun = new Set<string>()
  const visit = (table: string) => {
    const rule = rules.get(table)
    if (!rule || begun.has(table)) return
    begun.add(table)
    hard(rule).forEach(visit)
    soft(rule)
      .filter((to) => !neededBy(rules, to).has(table))
      .forEach(visit)
    order.push(table)
  }
  const names = [...rules.keys()].sort()
  names.filter((name) => !rules.get(name)!.ofBlob).forEach(visit)
  names.forEach(visit)
  return order
}

/** The order in which rows are chosen: after what they need, and after what brings them. */
export function selectionOrder(tables: EditionTable[]): EditionTable[] {
  const byName = new Map(tables.map((one) => [one.table, one]))
  const bringers = (table: string) =>
    tables.filter(({ rule }) => Object.values(rule.brings ?? {}).includes(table))
  const order: EditionTable[] = []
  const begun = new Set<string>()
  const visit = (one: EditionTable) => {
    if (begun.has(one.table)) return
    begun.add(one.table)
    const needed = hard(one.rule).flatMap((to) => byName.get(to) ?? [])
    for (const before of [...needed, ...bringers(one.table)]) visit(before)
    order.push(one)
  }
  tables.filter(({ rule }) => !rule.ofBlob).forEach(visit)
  tables.forEach(visit)
  return order
}
