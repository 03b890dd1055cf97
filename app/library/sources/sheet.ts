import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { latinDigits } from '#shared/khmer/index'
import { readCsv } from '#shared/sheets/read_csv'
import { readXlsx } from '#shared/sheets/read_xlsx'
import { readTable } from '#shared/sheets/read_table'
import { SheetError } from '#shared/sheets/sheet_error'
import { isYes } from '#shared/imports/row_reader'
import { columnsWithHeads } from '#shared/imports/import_heads'
import { formatOfFile, unpackedFolder } from '#shared/imports/import_files'
import { EDITORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { PackageProblem } from '#shared/archive/package_problem'
import { fileName } from '#library/resource_input'
import {
  asSheetError,
  importFolder,
  openFolder,
  openZip,
  printOf,
  type FileTree,
} from '#library/sources/file_tree'
import { sourceName } from '#library/sources/source_name'
import type { ImportInput, ImportKind, RowProblem } from '#shared/imports/import_kind'
import type { ArchiveFile } from '#shared/archive/archive'
import type { EntryFile, Source, SourceEntry } from '#library/sources/types'
import type { FileRole } from '#library/types'

type Cells = Record<string, string>

const EMPTY: FileTree = {
  ...{ files: [], find: () => undefined, ending: () => [] },
  close: () => undefined,
}

/** A list of resources beside their files: in a folder of the server, in a zip, or alone. */
export async function openSheetSource(
  input: ImportInput,
  kind: Pick<ImportKind, 'kind' | 'columns'>
): Promise<Source> {
  const { folder } = input.options
  const name = folder ?? input.fileName.replace(/\.[^.]+$/, '')
  const { tree, alone } = await treeOf(input)
  return {
    ...(await sourceName(input, 'sheet', folder ? `folder:${folder}` : name, name)),
    isWhole: true,
    async *entries() {
      const path = alone ? input.path : await sheetIn(input.id, tree)
      for await (const { line, cells } of await rowsIn(path, kind as ImportKind)) {
        yield await entryOf(line, cells, tree)
      }
    },
    async open({ path }) {
      const file = tree.find(path)
      if (!file) throw new PackageProblem('file_missing', { name: path })
      return file.open()
    },
    async close() {
      tree.close()
    },
  }
}

async function treeOf(input: ImportInput): Promise<{ tree: FileTree; alone: boolean }> {
  const { folder } = input.options
  if (folder && !holdsRole(input.actor, EDITORS)) throw new SheetError('no_folder')
  if (folder) return { tree: await openFolder(await importFolder(folder)), alone: false }
  if ((await formatOfFile(input.path)) !== 'zip') return { tree: EMPTY, alone: true }
  const tree = await openZip(input.path)
  if (!tree.find('[Content_Types].xml')) return { tree, alone: false }
  tree.close()
  return { tree: EMPTY, alone: true }
}

/** The list itself, as a file that can be read twice: the one called `resources`, else the only one at the top. */
async function sheetIn(id: string, tree: FileTree) {
  const sheets = tree.ending('.xlsx', '.csv')
  const depth = ({ path }: ArchiveFile) => path.split('/').length
  const least = Math.min(...sheets.map(depth))
  const top = sheets.filter((one) => depth(one) === least)
  const found = top.find(({ path }) => /(?:^|\/)resources\.(?:xlsx|csv)$/i.test(path)) ?? top[0]
  if (!found) throw new SheetError('no_sheet')
  await mkdir(unpackedFolder(id), { recursive: true, mode: 0o700 })
  const to = join(unpackedFolder(id), 'list')
  await pipeline(await found.open(), createWriteStream(to, { mode: 0o600 }))
  return to
}

async function rowsIn(path: string, kind: ImportKind) {
  const format = await formatOfFile(path)
  if (format === 'old_excel') throw new SheetError('old_excel')
  const rows = format === 'zip' ? readXlsx(path) : readCsv(path)
  const table = await readTable(rows, columnsWithHeads(kind))
  return table.rows
}

/** Semicolons divide, or commas where there are none. */
const parts = (text: string | undefined) =>
  (text ?? '')
    .split(text?.includes(';') ? /[;\n]/ : /[,\n។]/)
    .map((one) => one.trim())
    .filter(Boolean)

async function entryOf(line: number, cells: Cells, tree: FileTree): Promise<SourceEntry> {
  const { files, problems } = await filesOf(cells, tree)
  const cell = (name: string) => cells[name] || null
  return {
    key: (
      cells.key ||
      cells.file ||
      cells.file_km ||
      cells.file_en ||
      cells.title_km ||
      cells.title_en ||
      `row ${line}`
    ).slice(0, 200),
    place: String(line),
    ...{ titleKm: cell('title_km'), titleEn: cell('title_en') },
    ...{ descriptionKm: cell('description_km'), descriptionEn: cell('description_en') },
    ...{ bodyKm: cell('body_km'), bodyEn: cell('body_en') },
    ...{ licence: cell('licence'), holder: cell('holder'), publisher: cell('publisher') },
    ...{ authors: parts(cells.authors), contributors: parts(cells.contributors) },
    ...{ languages: parts(cells.languages), keywords: parts(cells.keywords) },
    ...{ topics: parts(cells.topic), subject: cell('subject')?.toUpperCase() },
    grades: gradesIn(cells.grades),
    alignment: parts(cells.lessons).map((one) => one.toUpperCase()),
    minutes: Number(latinDigits(cells.minutes ?? '')) || null,
    audience: parts(cells.audience).map((one) => one.toLowerCase()),
    accessibility: parts(cells.accessibility).map((one) => one.toLowerCase()),
    ...(isYes(cells.teacher_only) ? { teacherOnly: true } : {}),
    sourceUrl: cell('source_url'),
    origin: originIn(cells),
    ...{ files, problems },
  }
}

/** `7, 8` and `7-9`. */
function gradesIn(text: string | undefined): number[] {
  return parts(latinDigits(text ?? '')).flatMap((part) => {
    const [from, to = from] = part.split(/\s*[-–]\s*/).map(Number)
    if (!(from >= 1 && to <= 12 && from <= to)) return []
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
}

function originIn(cells: Cells): SourceEntry['origin'] {
  if (!cells.origin_title && !cells.origin_url) return null
  return {
    kind: cells.origin_kind === 'translated_from' ? 'translated_from' : 'adapted_from',
    ...{ title: cells.origin_title || null, author: cells.origin_author || null },
    ...{ url: cells.origin_url || null, licence: cells.origin_licence || null },
  }
}

const COLUMNS: [string, FileRole, string | null][] = [
  ['file', 'main', null],
  ['file_km', 'main', 'km'],
  ['file_en', 'main', 'en'],
  ['captions_km', 'captions', 'km'],
  ['captions_en', 'captions', 'en'],
  ['pictures', 'part', null],
]

async function filesOf(cells: Cells, tree: FileTree) {
  const files: EntryFile[] = []
  const problems: RowProblem[] = []
  for (const [column, role, language] of COLUMNS) {
    for (const path of column === 'pictures' ? parts(cells[column]) : [cells[column]]) {
      if (!path) continue
      const found = findFile(tree, path)
      if (!found) {
        problems.push({ field: column, code: 'file_missing', data: { name: path } })
        continue
      }
      const print = await printOf(found).catch((error) => {
        throw error instanceof PackageProblem ? asSheetError(error) : error
      })
      const ending = found.path.split('.').pop()
      const name = role === 'captions' ? `captions.${language}.${ending}` : fileName(found.path)
      files.push({
        ...{ role, name, path: found.path, size: found.size, print, language },
        alt: role === 'captions' ? null : cells.alt || null,
      })
    }
  }
  return { files, problems }
}

/** As it is written, else the only file of that name wherever it lies. */
function findFile(tree: FileTree, path: string) {
  const clean = path
    .replaceAll('\\', '/')
    .replace(/^\.?\/+/, '')
    .normalize('NFC')
  const exact = tree.find(clean)
  if (exact) return exact
  const same = tree.ending(`/${clean.toLowerCase()}`)
  return same.length === 1 ? same[0] : undefined
}
