import { buffer } from 'node:stream/consumers'
import { attribute, child, children, readXml, type Element } from '#shared/archive/read_xml'
import { PackageProblem } from '#shared/archive/package_problem'
import { SheetError } from '#shared/sheets/sheet_error'
import { rawText } from '#library/questions/moodle_xml'
import { courseFiles, plain, type CourseFile } from '#library/sources/moodle/course_files'
import { asSheetError, type FileTree } from '#library/sources/file_tree'

const MOST_XML = 60 * 1024 ** 2

export type Activity = {
  id: string
  kind: string
  title: string
  section: string
  folder: string
}

/** What a backup says of the course and of what is in it. */
export type Backup = {
  site: string
  courseId: string
  name: string
  language: string | null
  activities: Activity[]
  files: CourseFile[]
  read(path: string): Promise<Element>
  bank(): Promise<Element | undefined>
}

/** @throws SheetError `not_a_backup` */
export async function readBackup(tree: FileTree): Promise<Backup> {
  const read = async (path: string) => {
    const found = tree.find(path)
    if (!found) throw new PackageProblem('file_missing', { name: path })
    if (found.size > MOST_XML) throw new PackageProblem('file_large', { name: path })
    return readXml(await buffer(await found.open()), path, MOST_XML)
  }
  if (!tree.find('moodle_backup.xml')) throw new SheetError('not_a_backup')
  try {
    const about = child(child(await read('moodle_backup.xml'), 'moodle_backup'), 'information')
    const contents = child(about, 'contents')
    const sections = new Map(
      children(child(contents, 'sections'), 'section').map((one) => [
        rawText(one, 'sectionid'),
        titleOf(rawText(one, 'title')),
      ])
    )
    const course = tree.find('course/course.xml')
      ? child(await read('course/course.xml'), 'course')
      : undefined
    return {
      site: rawText(about, 'original_wwwroot').replace(/\/$/, ''),
      courseId: rawText(about, 'original_course_id'),
      name: rawText(about, 'original_course_fullname') || rawText(about, 'name'),
      language: plain(rawText(course, 'lang')),
      activities: children(child(contents, 'activities'), 'activity').map((one) => ({
        ...{ id: rawText(one, 'moduleid'), kind: rawText(one, 'modulename') },
        ...{ title: rawText(one, 'title'), folder: rawText(one, 'directory') },
        section: sections.get(rawText(one, 'sectionid')) ?? '',
      })),
      files: tree.find('files.xml') ? courseFiles(await read('files.xml'), tree) : [],
      read,
      bank: async () => (tree.find('questions.xml') ? read('questions.xml') : undefined),
    }
  } catch (error) {
    throw error instanceof PackageProblem ? asSheetError(error) : error
  }
}

/** A section without a name is called by its number. */
const titleOf = (title: string) => (/^\d*$/.test(title) ? '' : title)

/** The element of an activity, and the context to which its files belong. */
export async function activityOf({ read }: Backup, { folder, kind }: Activity) {
  const root = child(await read(`${folder}/${kind}.xml`), 'activity')
  return { element: child(root, kind), context: attribute(root, 'contextid') ?? '' }
}
