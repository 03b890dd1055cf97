import { PackageProblem } from '#shared/archive/package_problem'
import { htmlToMarkdown, outside } from '#library/html/html_to_markdown'
import { pluginFile } from '#library/questions/moodle_xml'
import { questionFile } from '#library/questions/question_file'
import { fileName } from '#library/resource_input'
import type { Backup } from '#library/sources/moodle/backup'
import type { ReadText } from '#library/sources/moodle/bank'
import type { CourseFile } from '#library/sources/moodle/course_files'
import type { KeepBytes } from '#library/sources/moodle/kept_bytes'
import type { Question } from '#library/questions/types'
import type { EntryFile, SourceEntry } from '#library/sources/types'

/** How the texts of questions are read; `pictures` are those that were met on the way. */
export function questionReader(backup: Backup) {
  const met = new Map<string, CourseFile>()
  const read: ReadText = (html, area, item) =>
    htmlToMarkdown(html, {
      picture(src) {
        const path = pluginFile(src)
        const found = backup.files.find(
          (one) =>
            one.component.startsWith('q') &&
            one.area === area &&
            one.item === item &&
            `${one.path}${one.name}`.slice(1) === path
        )
        if (!found) return undefined
        met.set(fileName(found.name), found)
        return fileName(found.name)
      },
      link: outside,
    })
  return { read, pictures: () => [...met.values()] }
}

/** An entry whose main file is these questions. */
export async function withQuestions(
  entry: SourceEntry,
  questions: Question[],
  pictures: CourseFile[],
  keep: KeepBytes
): Promise<SourceEntry> {
  try {
    const kept = await keep('questions.json', questionFile(questions).bytes)
    return { ...entry, files: [kept, ...pictures.map(pictureFile)] }
  } catch (error) {
    if (!(error instanceof PackageProblem)) throw error
    return { ...entry, problems: [{ field: 'files', ...error.problem }] }
  }
}

const pictureFile = (file: CourseFile): EntryFile => ({
  ...{ role: 'part', name: fileName(file.name), path: file.at, size: file.size },
  ...{ print: `sha1:${file.sha1}`, language: null },
})
