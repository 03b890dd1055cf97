import { readFile } from 'node:fs/promises'
import { parse as parseCsv, CsvError } from 'csv-parse/sync'
import { parseDocument } from 'yaml'
import { insidePack } from '#shared/packs/pack_files'
import { PackError } from '#shared/packs/pack_error'

const lines = new WeakMap<object, number>()

/** The line of the file on which a row of `readCsv` ends; for messages. */
export const lineOf = (row: object) => lines.get(row)

export async function readBytes(folder: string, file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(insidePack(folder, file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Text of a file: UTF-8 with or without byte order mark, in NFC. */
export async function readText(folder: string, file: string): Promise<string | undefined> {
  const bytes = await readBytes(folder, file)
  if (bytes === undefined) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    throw new PackError(file, undefined, 'not_utf8')
  }
}

/** Rows of a CSV file (RFC 4180 with a header row), values trimmed; an absent file gives none. */
export async function readCsv(folder: string, file: string): Promise<Record<string, string>[]> {
  const text = await readText(folder, file)
  if (text === undefined) return []
  try {
    const parsed = parseCsv(text, { columns: (header) => header, info: true, trim: true }) as {
      record: Record<string, string>
      info: { lines: number }
    }[]
    return parsed.map(({ record, info }) => {
      lines.set(record, info.lines)
      return record
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new PackError(file, Number(error.lines) || undefined, 'bad_csv', { detail: error.code })
  }
}

/** The names in the first row of a CSV file. */
export async function readHeader(folder: string, file: string): Promise<string[]> {
  const text = await readText(folder, file)
  const [header = []] = text ? (parseCsv(text, { toLine: 1, trim: true }) as string[][]) : []
  return header
}

/** The value of a YAML 1.2 file with its strings in NFC, or undefined where there is no such file. */
export async function readYaml<T>(folder: string, file: string): Promise<T | undefined> {
  const text = await readText(folder, file)
  if (text === undefined) return undefined
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) throw new PackError(file, error.linePos?.[0].line, 'bad_yaml', { detail: error.code })
  return document.toJS({ maxAliasCount: 0 }) as T
}
