import { byBytes, checkOrder } from '#mirror/format/file_path'
import { FormatError } from '#mirror/format/format_error'
import { checkObject, nameOf } from '#mirror/format/object_name'
import { readObject, VERSION } from '#mirror/format/schemas'
import { canonicalBytes, canonicalJson, readCanonical } from '#mirror/format/canonical_json'
import { bitsFor, idReader, inOrder, segmentOf } from '#mirror/format/rows'
import type { MadeObject } from '#mirror/format/tree'
import type { Content, Row, TableContent } from '#mirror/format/rows'

type TableObject = { table: string; columns: string[]; rows: number; bits: number } & {
  segments: string[]
}
type CatalogueObject = { tables: [table: string, object: string, bytes: number][] }

/** Gives the bytes of an object by its name. They need not be trusted: they are checked. */
export type Fetch = (name: string) => Promise<Uint8Array>

const made = (bytes: Buffer): MadeObject => ({ name: nameOf(bytes), bytes })

/** The objects of a catalogue (docs/protocols/mirror.md section 4). The same rows give the same bytes. */
export function makeCatalogue(content: Content) {
  const objects: MadeObject[] = []
  const tables = Object.keys(content)
    .sort(byBytes)
    .map((name) => {
      const { table, segments } = makeTable(name, inOrder(content[name]))
      objects.push(...segments, table)
      return [name, table.name, table.bytes.length]
    })
  const catalogue = made(canonicalBytes({ format: 'tonle-catalogue', version: VERSION, tables }))
  return { catalogue, objects }
}

function makeTable(name: string, { columns, rows }: TableContent) {
  const bits = bitsFor(rows.length)
  const idOf = idReader({ columns })
  checkOrder(rows.map(idOf))
  const lines = Array.from({ length: 2 ** bits }, () => [] as string[])
  for (const row of rows) lines[segmentOf(idOf(row), bits)].push(`${canonicalJson(row)}\n`)
  const segments = lines.map((own) => made(Buffer.from(own.join(''), 'utf8')))
  const facts = { format: 'tonle-table', version: VERSION, table: name, columns, bits }
  const names = segments.map((segment) => segment.name)
  const table = made(canonicalBytes({ ...facts, rows: rows.length, segments: names }))
  return { table, segments }
}

/** Reads a catalogue with all its rows, every object checked by its name. @throws FormatError */
export async function readCatalogue(name: string, fetch: Fetch): Promise<Content> {
  const content: Content = {}
  for (const [table, object] of await tablesOf(name, fetch)) {
    content[table] = await readTable(table, object, fetch)
  }
  return content
}

async function tablesOf(name: string, fetch: Fetch) {
  const bytes = checkObject(name, await fetch(name))
  const { tables } = readObject<CatalogueObject>('catalogue', bytes)
  checkOrder(tables.map(([table]) => table))
  return tables
}

async function readTable(name: string, object: string, fetch: Fetch): Promise<TableContent> {
  const table = readObject<TableObject>('table', checkObject(object, await fetch(object)))
  const { bits, columns, segments } = table
  if (table.table !== name || segments.length !== 2 ** bits || bits !== bitsFor(table.rows)) {
    throw new FormatError('bad_shape', { kind: 'table', table: name })
  }
  checkOrder(columns)
  const rows: Row[] = []
  for (const [n, segment] of segments.entries()) {
    const own = readRows(checkObject(segment, await fetch(segment)))
    const ids = own.map(idReader({ columns }))
    checkOrder(ids)
    if (ids.some((id) => segmentOf(id, bits) !== n)) {
      throw new FormatError('bad_order', { table: name, segment: n })
    }
    rows.push(...own)
  }
  if (rows.length !== table.rows) throw new FormatError('bad_size', { table: name })
  return inOrder({ columns, rows })
}

function readRows(segment: Uint8Array): Row[] {
  const bytes = Buffer.from(segment.buffer, segment.byteOffset, segment.byteLength)
  const rows: Row[] = []
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from)
    if (end < 0) throw new FormatError('not_canonical', { kind: 'segment' })
    const row = readCanonical(bytes.subarray(from, end))
    if (!Array.isArray(row)) throw new FormatError('bad_shape', { kind: 'row' })
    rows.push(row)
    from = end + 1
  }
  return rows
}

/** Every object of a catalogue by name, the catalogue itself last: data first, what points to it afterwards. */
export async function objectsOfCatalogue(name: string, fetch: Fetch): Promise<string[]> {
  const names: string[] = []
  for (const [, object] of await tablesOf(name, fetch)) {
    const bytes = checkObject(object, await fetch(object))
    names.push(...readObject<TableObject>('table', bytes).segments, object)
  }
  return [...new Set([...names, name])]
}
