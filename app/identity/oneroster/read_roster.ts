import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { open, type Entry, type ZipFile } from 'yauzl'
import { readCsv } from '#shared/sheets/read_csv'
import { SheetError } from '#shared/sheets/sheet_error'
import { rosterFileNames, type RosterFile } from '#identity/oneroster/files'
import type { RawRow } from '#shared/imports/import_kind'

const openZip = promisify<string, { lazyEntries: boolean }, ZipFile>(open)

const LARGEST = 300 * 1024 ** 2
const MOST_ENTRIES = 100

/**
 * The records of a OneRoster package, file by file in the order in which they speak of one another. `cells.file`
 * names the file and `cells.mode` is `bulk` or `delta`; `place` is file and line. A file that the manifest calls
 * absent is not read.
 * @throws SheetError
 */
export async function* readRoster(path: string): AsyncGenerator<RawRow> {
  const folder = await mkdtemp(join(tmpdir(), 'tonle-roster-'))
  try {
    const files = await unpack(path, folder)
    const manifest = files.get('manifest')
    if (!manifest) throw new SheetError('no_manifest')
    const modes = await readManifest(manifest)
    let line = 0
    for (const file of rosterFileNames) {
      const mode = modes.get(`file.${file}`) ?? 'absent'
      if (mode === 'absent') continue
      const csv = files.get(file)
      if (!csv) throw new SheetError('missing_file', { file: `${file}.csv` })
      for await (const row of records(csv, file)) {
        line++
        yield { line, place: `${file}.csv ${row.line}`, cells: { file, mode, ...row.cells } }
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readManifest(path: string) {
  const modes = new Map<string, string>()
  for await (const { cells } of readCsv(path)) modes.set(cells[0], cells[1] ?? '')
  if (!modes.get('oneroster.version')?.startsWith('1.')) throw new SheetError('no_manifest')
  return modes
}

async function* records(path: string, file: RosterFile) {
  let heads: string[] | undefined
  for await (const { line, cells } of readCsv(path)) {
    if (!heads) {
      heads = cells
      if (!heads.includes('sourcedId')) {
        throw new SheetError('missing_columns', { columns: `${file}.csv: sourcedId` })
      }
      continue
    }
    if (cells.every((cell) => !cell)) continue
    yield { line, cells: Object.fromEntries(heads.map((head, n) => [head, cells[n] ?? ''])) }
  }
}

/** Only the known files of a flat archive; no path of the archive is ever used as one. */
async function unpack(path: string, folder: string) {
  const zip = await openZip(path, { lazyEntries: true }).catch(() => {
    throw new SheetError('not_a_roster')
  })
  const wanted = new Set<string>(['manifest', ...rosterFileNames])
  const files = new Map<string, string>()
  let [total, count] = [0, 0]
  try {
    for await (const entry of entries(zip)) {
      total += entry.uncompressedSize
      if (++count > MOST_ENTRIES || total > LARGEST) throw new SheetError('too_large')
      const name = /^([A-Za-z]+)\.csv$/.exec(entry.fileName)?.[1]
      if (!name || !wanted.has(name) || files.has(name)) continue
      const target = join(folder, `${name}.csv`)
      const read = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))
      await pipeline(await read(entry), createWriteStream(target))
      files.set(name, target)
    }
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('not_a_roster')
  } finally {
    zip.close()
  }
  return files
}

async function* entries(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const done = (value: Entry | null) => {
        zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error')
        resolve(value)
      }
      zip.once('entry', done)
      zip.once('end', () => done(null))
      zip.once('error', reject)
      zip.readEntry()
    })
    if (!entry) return
    yield entry
  }
}
