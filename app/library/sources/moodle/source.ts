import { readFile, stat } from 'node:fs/promises'
import { PackageProblem } from '#shared/archive/package_problem'
import { SheetError } from '#shared/sheets/sheet_error'
import { formatOfFile } from '#shared/imports/import_files'
import { questionFile } from '#library/questions/question_file'
import { readMoodleXml, type Category } from '#library/questions/moodle_xml'
import { asSheetError } from '#library/sources/file_tree'
import { readBackup } from '#library/sources/moodle/backup'
import { courseEntries } from '#library/sources/moodle/course'
import { keptBytes, openKept, type KeepBytes } from '#library/sources/moodle/kept_bytes'
import { openBackup, startsWith } from '#library/sources/moodle/unpack'
import { sourceName } from '#library/sources/source_name'
import { byLanguage } from '#library/sources/understand'
import type { ImportInput } from '#shared/imports/import_kind'
import type { Source, SourceEntry } from '#library/sources/types'

const MOST_XML = 60 * 1024 ** 2

/** A course of Moodle from its backup (.mbz), or questions from a Moodle XML file. */
export async function openMoodleSource(input: ImportInput): Promise<Source> {
  const isArchive =
    (await formatOfFile(input.path)) === 'zip' ||
    (await startsWith(input.path, Buffer.from([0x1f, 0x8b])))
  return isArchive ? backupSource(input) : questionsSource(input)
}

async function backupSource(input: ImportInput): Promise<Source> {
  const tree = await openBackup(input.id, input.path)
  const backup = await readBackup(tree)
  const key = backup.site ? `${backup.site} ${backup.courseId}` : backup.name
  return {
    ...(await sourceName(input, 'moodle', key, backup.name)),
    isWhole: true,
    entries: () => courseEntries(backup, keptBytes(input.id)),
    async open({ path }) {
      const kept = openKept(input.id, path)
      if (kept) return kept
      const found = tree.find(path)
      if (!found) throw new PackageProblem('file_missing', { name: path })
      return found.open()
    },
    close: async () => tree.close(),
  }
}

async function questionsSource(input: ImportInput): Promise<Source> {
  const name = input.fileName.replace(/\.[^.]+$/, '')
  return {
    ...(await sourceName(input, 'moodle', `questions ${name}`, name)),
    isWhole: true,
    async *entries() {
      const keep = keptBytes(input.id)
      for (const category of await categoriesIn(input)) yield entryOf(name, category, keep)
    },
    async open({ path, name: file }) {
      const kept = openKept(input.id, path)
      if (!kept) throw new PackageProblem('file_missing', { name: file })
      return kept
    },
    close: async () => undefined,
  }
}

async function categoriesIn({ path, fileName }: ImportInput) {
  const { size } = await stat(path)
  if (size > MOST_XML) throw new SheetError('too_large')
  try {
    return readMoodleXml(await readFile(path), fileName)
  } catch (error) {
    throw error instanceof PackageProblem ? asSheetError(error) : error
  }
}

async function entryOf(
  name: string,
  { path, questions, pictures }: Category,
  keep: KeepBytes
): Promise<SourceEntry> {
  const topics = path ? path.split(' › ') : []
  const entry: SourceEntry = {
    key: (path || name).slice(0, 200),
    place: path.slice(0, 120),
    ...byLanguage('title', topics.at(-1) ?? name),
    topics,
  }
  try {
    const files = [await keep('questions.json', questionFile(questions).bytes)]
    for (const picture of pictures) files.push(await keep(picture.name, picture.bytes, 'part'))
    return { ...entry, files }
  } catch (error) {
    if (!(error instanceof PackageProblem)) throw error
    return { ...entry, problems: [{ field: 'files', ...error.problem }] }
  }
}
