import db from '@adonisjs/lucid/services/db'
import Institution from '#institutions/models/institution'
import { ancestorIds } from '#institutions/queries/ancestor_ids'
import { nameIn } from '#institutions/queries/list_institutions'
import { pagerOf, type Pager } from '#shared/database/pager'
import type { Locale } from '#config/i18n'

const PER_PAGE = 50

export type TreeNode = {
  id: string
  name: string
  code: string | null
  isOpen: boolean
  isClosedUnit: boolean
  /** The node that is open when this one is closed again. */
  parentId: string | null
  /** How many stand below it, at any depth. */
  below: number
  children: TreeNode[]
  /** Of the node that was opened last: there may be many. */
  pager?: Pager
  /** Above the node that was opened last, where there are too many to show all. */
  hidden?: number
}

/**
 * The tree as far as it is open: the topmost units, and what stands directly below each unit on the way to `openId`.
 * At most seven queries, whatever the size of the country.
 */
export async function institutionTreePage(openId: string | null, page: number, locale: Locale) {
  const above = openId ? await ancestorIds(openId) : await onlyTop()
  const path = above.toReversed()
  const opened = path.at(-1)
  const roots = await Institution.query().whereNull('parent_id').orderBy('sort_key').limit(PER_PAGE)
  const counts = await directCounts(path)
  const pager = opened ? pagerOf(counts.get(opened) ?? 0, page, PER_PAGE) : undefined
  const upper = path.slice(0, -1)
  const full = upper.filter((id) => (counts.get(id) ?? 0) <= PER_PAGE)
  const shown = [
    ...roots,
    ...(await Institution.query().whereIn('parent_id', full).orderBy('sort_key').orderBy('id')),
    // Of units with very many below them only the one that leads on is shown.
    ...(await Institution.query().whereIn('id', path).whereNotIn('parent_id', full)),
    ...(opened
      ? await Institution.query()
          .where('parent_id', opened)
          .orderBy('sort_key')
          .orderBy('id')
          .forPage(pager!.page, PER_PAGE)
      : []),
  ]
  const below = await belowCounts([...new Set(shown.map((one) => one.id))])
  const childrenOf = Map.groupBy(unique(shown), (one) => one.parentId ?? '')
  const node = (one: Institution): TreeNode => {
    const isOpen = path.includes(one.id)
    const children = isOpen ? (childrenOf.get(one.id) ?? []).map(node) : []
    return {
      ...{ id: one.id, name: nameIn(one, locale), code: one.locationCode, isOpen, children },
      isClosedUnit: !one.isOperating || one.mergedIntoId !== null,
      parentId: one.parentId,
      below: below.get(one.id) ?? 0,
      pager: one.id === opened ? pager : undefined,
      hidden: isOpen && one.id !== opened ? (counts.get(one.id) ?? 0) - children.length : 0,
    }
  }
  return { nodes: roots.map(node), openId: opened ?? null }
}

const unique = (rows: Institution[]) => [...new Map(rows.map((one) => [one.id, one])).values()]

/** A country has one ministry: it stands open. */
async function onlyTop() {
  const tops = await Institution.query().whereNull('parent_id').limit(2).select('id')
  return tops.length === 1 ? [tops[0].id] : []
}

async function directCounts(ids: string[]) {
  const rows = await db
    .from('institutions')
    .whereIn('parent_id', ids)
    .groupBy('parent_id')
    .select('parent_id')
    .count('* as total')
  return new Map(rows.map((row) => [row.parent_id as string, Number(row.total)]))
}

async function belowCounts(ids: string[]) {
  const rows = await db
    .from('institutions_tree')
    .whereIn('ancestor_id', ids)
    .where('depth', '>', 0)
    .groupBy('ancestor_id')
    .select('ancestor_id')
    .count('* as total')
  return new Map(rows.map((row) => [row.ancestor_id as string, Number(row.total)]))
}
