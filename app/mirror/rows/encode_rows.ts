import { treesOf, type TreeRow } from '#mirror/rows/encode_trees'
import { rootsOfBlobs } from '#mirror/rows/select_rows'
import { columnsOf } from '#mirror/rows/wire_rows'
import { textOf, type Selection } from '#mirror/rows/selection'
import { fitRows, type Quality } from '#shared/sync/travellers'
import { nameOf } from '#mirror/format/object_name'
import type { EditionRule } from '#shared/sync/rules'
import type { EditionTable } from '#mirror/rows/edition_tables'
import type { WireRow } from '#mirror/rows/wire_rows'
import type { Content, TableContent } from '#mirror/format/rows'
import type { MadeObject } from '#mirror/format/tree'

/** A blob by what identifies it everywhere. */
export type BlobFact = { sha256: string; size: number; mediaType: string; isElsewhere?: boolean }

export type BlobRow = BlobFact & {
  /** The name of its list of segments, where it is large. */
  segments: string | null
  /** False where only its row travels. */
  held: boolean
}

export type Sources = {
  quality: Quality
  /** The blobs of these ids, by id. */
  blobs: (ids: string[]) => Promise<Map<string, BlobFact>>
  read: (sha256: string) => Promise<Buffer>
  segments: (blob: BlobFact) => Promise<MadeObject | null>
}

export type Encoded = {
  content: Content
  /** Trees, components and lists of segments. */
  objects: MadeObject[]
  /** Blobs that were made for this edition and stand nowhere yet. */
  made: MadeObject[]
  blobs: BlobRow[]
}

/** A selection as it stands in a catalogue (docs/protocols/mirror.md section 11). */
export async function encodeRows(
  tables: EditionTable[],
  selection: Selection,
  sources: Sources
): Promise<Encoded> {
  const facts = await sources.blobs([...rootsOfBlobs(tables, selection).keys()])
  const content: Content = {}
  const known = new Map([...facts.values()].map((fact) => [fact.sha256, fact]))
  const made = new Map<string, MadeObject>()
  const unheld = new Set<string>()
  const used = new Set<string>()
  const trees: TreeRow[] = []
  const objects = new Map<string, MadeObject>()
  const keep = async (bytes: Buffer, mediaType: string) => {
    const name = nameOf(bytes)
    made.set(name, { name, bytes })
    known.set(name, { sha256: name, size: bytes.length, mediaType })
    return name
  }

  for (const { table, rule } of tables) {
    const rows = [...(selection.get(table)?.values() ?? [])].map(({ row }) => row)
    if (rule.tree) {
      const own = treesOf(table, rule.tree, rows, facts)
      trees.push(...own.rows)
      for (const object of own.objects) objects.set(object.name, object)
      for (const sha256 of own.blobs) used.add(sha256)
      continue
    }
    const encoded = rows.flatMap((row) => encodedRow(row, rule, selection, facts))
    const fitted = await fitRows(table, encoded, {
      ...{ quality: sources.quality, read: sources.read, keep },
    })
    fitted.unheld.forEach((sha256) => unheld.add(sha256))
    for (const row of fitted.rows as WireRow[]) {
      for (const column of rule.blobs ?? []) {
        const sha256 = textOf(row[column])
        if (sha256 && column !== rule.ofBlob) used.add(sha256)
      }
      const unpacked = rule.unpacked && textOf(row[rule.unpacked])
      if (unpacked) unheld.add(unpacked)
    }
    content[table] = tableOf(fitted.rows as WireRow[], await columnNames(table, rule))
  }

  const blobs: BlobRow[] = []
  for (const sha256 of [...used].sort()) {
    const { isElsewhere, ...fact } = known.get(sha256)!
    const held = !isElsewhere && !unheld.has(sha256)
    const list = held && !made.has(sha256) ? await sources.segments(fact) : null
    if (list) objects.set(list.name, list)
    blobs.push({ ...fact, held, segments: list?.name ?? null })
  }
  content['@trees'] = tableOf(trees as unknown as WireRow[], TREE_COLUMNS)
  content['@blobs'] = tableOf(blobs.map(blobRow), BLOB_COLUMNS)
  return { content, objects: [...objects.values()], made: [...made.values()], blobs }
}

const TREE_COLUMNS = ['id', 'tree', 'bytes', 'files', 'types']
const BLOB_COLUMNS = ['id', 'bytes', 'media_type', 'segments', 'held']

const blobRow = ({ sha256, size, mediaType, segments, held }: BlobRow): WireRow => ({
  ...{ id: sha256, bytes: size, media_type: mediaType, segments, held },
})

function tableOf(rows: WireRow[], columns: string[]): TableContent {
  return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) }
}

async function columnNames(table: string, { instead = {} }: EditionRule) {
  const columns = await columnsOf(table)
  return columns.map(({ name }) => name).filter((name) => !(name in instead))
}

/** None where a blob that it names has no bytes here. */
function encodedRow(
  row: WireRow,
  rule: EditionRule,
  selection: Selection,
  facts: Map<string, BlobFact>
): WireRow[] {
  const values: WireRow = { ...row }
  for (const column of Object.keys(rule.instead ?? {})) delete values[column]
  for (const [column, to] of Object.entries(rule.may ?? {})) {
    const named = textOf(row[column])
    if (named && !selection.get(to)?.has(named)) values[column] = null
  }
  for (const column of rule.blobs ?? []) {
    const id = textOf(row[column])
    if (!id) continue
    const fact = facts.get(id)
    if (!fact) return []
    values[column] = fact.sha256
  }
  return [values]
}
