import { FormatError } from '#mirror/format/format_error'
import { idReader, inOrder } from '#mirror/format/rows'
import { byBytes, checkOrder } from '#mirror/format/file_path'
import { makeCatalogue } from '#mirror/format/catalogue'
import { readObject, VERSION } from '#mirror/format/schemas'
import { canonicalBytes, canonicalJson } from '#mirror/format/canonical_json'
import { nameOf } from '#mirror/format/object_name'
import type { Content, Row, TableContent } from '#mirror/format/rows'

/** A table that differs: its columns (none: the table is gone), rows that are new or other, ids that are gone. */
type Change = [table: string, columns: string[], rows: Row[], gone: string[]]

const EMPTY: TableContent = { columns: [], rows: [] }

const same = (a: string[], b: string[]) =>
  a.length === b.length && a.every((one, n) => one === b[n])

/**
 * The way from one catalogue to another (docs/protocols/mirror.md section 4.4). A short cut and no authority: who
 * has followed it must arrive at the name of the other catalogue, or fetches that as it is.
 * @param known the names of both, where they were made already
 */
export function makePatch(from: Content, to: Content, known?: { from: string; to: string }) {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort(byBytes)
  const tables = names.flatMap((table) => {
    const change = changeOf(table, inOrderOr(from[table]), inOrderOr(to[table]))
    return change ? [change] : []
  })
  const nameFor = (content: Content) => makeCatalogue(content).catalogue.name
  const ends = known ?? { from: nameFor(from), to: nameFor(to) }
  const bytes = canonicalBytes({ format: 'tonle-patch', version: VERSION, ...ends, tables })
  return { name: nameOf(bytes), bytes }
}

const inOrderOr = (table?: TableContent) => (table ? inOrder(table) : EMPTY)

function changeOf(table: string, from: TableContent, to: TableContent): Change | undefined {
  if (to.columns.length === 0) return [table, [], [], []]
  if (!same(from.columns, to.columns)) return [table, to.columns, to.rows, []]
  const idOf = idReader(to)
  const before = new Map(from.rows.map((row) => [idOf(row), canonicalJson(row)]))
  const rows = to.rows.filter((row) => before.get(idOf(row)) !== canonicalJson(row))
  const kept = new Set(to.rows.map(idOf))
  const gone = [...before.keys()].filter((id) => !kept.has(id))
  return rows.length + gone.length > 0 ? [table, to.columns, rows, gone] : undefined
}

/**
 * The rows that a patch leads to. `base` is what stands here under the name `from`.
 * @throws FormatError `wrong_base` where the patch starts elsewhere, `bad_hash` where it does not arrive
 */
export function applyPatch(base: { name: string; content: Content }, patch: Uint8Array) {
  const read = readObject<{ from: string; to: string; tables: Change[] }>('patch', patch)
  if (read.from !== base.name) throw new FormatError('wrong_base', { from: read.from })
  checkOrder(read.tables.map(([table]) => table))
  const content: Content = { ...base.content }
  for (const [table, columns, rows, gone] of read.tables) {
    if (columns.length === 0) delete content[table]
    else content[table] = changed(content[table] ?? EMPTY, { columns, rows, gone })
  }
  const made = makeCatalogue(content)
  if (made.catalogue.name !== read.to) {
    throw new FormatError('bad_hash', { name: read.to, found: made.catalogue.name })
  }
  return { content, ...made }
}

function changed(
  standing: TableContent,
  { columns, rows, gone }: TableContent & { gone: string[] }
) {
  const idOf = idReader({ columns })
  const known = same(inOrder(standing).columns, columns) ? inOrder(standing).rows : []
  const byId = new Map(known.map((row) => [idOf(row), row]))
  for (const id of gone) byId.delete(id)
  for (const row of rows) byId.set(idOf(row), row)
  return { columns, rows: [...byId.values()] }
}
