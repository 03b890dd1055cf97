import { children, child, attribute, type Element } from '#shared/archive/read_xml'
import { PackageProblem } from '#shared/archive/package_problem'
import { htmlToMarkdown, outside } from '#library/html/html_to_markdown'
import { pluginFile, rawText } from '#library/questions/moodle_xml'
import { questionFile } from '#library/questions/question_file'
import { fileName } from '#library/resource_input'
import { bankCategories, bankQuestions } from '#library/sources/moodle/bank'
import { activityOf, type Activity, type Backup } from '#library/sources/moodle/backup'
import { plain, type CourseFile } from '#library/sources/moodle/course_files'
import { byLanguage, languageCode } from '#library/sources/understand'
import type { KeepBytes } from '#library/sources/moodle/kept_bytes'
import type { EntryFile, SourceEntry } from '#library/sources/types'

/** Which file an activity is, by where Moodle keeps it. */
const FILES: Record<string, string> = {
  resource: 'content',
  h5pactivity: 'package',
  scorm: 'package',
}

/** What happens in a course and is no thing to learn with. */
const NOT_TAKEN = new Set(['label', 'forum', 'qbank', 'subsection'])

/** Pages, books, files, links, packages and questions of a course, each as an entry. */
export async function* courseEntries(backup: Backup, keep: KeepBytes): AsyncGenerator<SourceEntry> {
  for (const activity of backup.activities) {
    if (NOT_TAKEN.has(activity.kind)) continue
    try {
      yield* activityEntries(backup, activity)
    } catch (error) {
      if (!(error instanceof PackageProblem)) throw error
      yield { ...basis(backup, activity), problems: [{ field: 'files', ...error.problem }] }
    }
  }
  for (const category of bankCategories(await backup.bank())) {
    const entry = await questionEntry(backup, category, keep)
    if (entry) yield entry
  }
}

const basis = (backup: Backup, { id, kind, title, section }: Activity): SourceEntry => ({
  key: `${kind}/${id}`,
  place: [section, kind].filter(Boolean).join(' › '),
  ...byLanguage('title', title),
  languages: [languageCode(backup.language)].filter((one) => one !== null),
  topics: [backup.name, section].filter(Boolean),
  origin: {
    ...{ kind: 'part_of' as const, title: backup.name, author: null },
    url: backup.site ? `${backup.site}/mod/${kind}/view.php?id=${id}` : null,
  },
})

async function* activityEntries(backup: Backup, activity: Activity): AsyncGenerator<SourceEntry> {
  const { kind } = activity
  const entry = basis(backup, activity)
  if (kind in FILES) return yield fileEntry(backup, activity, entry)
  if (!['page', 'book', 'url', 'folder'].includes(kind)) {
    return yield {
      ...entry,
      problems: [{ field: 'files', code: 'not_a_resource', data: { name: kind } }],
    }
  }
  const { element, context } = await activityOf(backup, activity)
  const texts = new Texts(backup.files, context, `mod_${kind}`)
  const intro = texts.read(rawText(element, 'intro'), 'intro', '0')
  if (kind === 'url') {
    yield {
      ...entry,
      ...byLanguage('description', intro),
      sourceUrl: rawText(element, 'externalurl'),
    }
  } else if (kind === 'folder') {
    for (const file of filesIn(backup.files, context, 'mod_folder', 'content')) {
      yield folderEntry(entry, file)
    }
  } else {
    const body = kind === 'page' ? pageText(element, texts) : bookText(element, texts)
    const files = texts.files()
    yield {
      ...entry,
      ...byLanguage('description', intro),
      ...byLanguage('body', body),
      files,
      ...rightsOf(texts.used),
    }
  }
}

const pageText = (page: Element | undefined, texts: Texts) =>
  texts.read(rawText(page, 'content'), 'content', '0')

function bookText(book: Element | undefined, texts: Texts) {
  return children(child(book, 'chapters'), 'chapter')
    .filter((one) => rawText(one, 'hidden') !== '1')
    .map((one) => {
      const mark = rawText(one, 'subchapter') === '1' ? '###' : '##'
      const text = texts.read(rawText(one, 'content'), 'chapter', attribute(one, 'id') ?? '')
      return `${mark} ${rawText(one, 'title').replaceAll(/\s+/g, ' ')}\n\n${text}`
    })
    .join('\n\n')
}

async function fileEntry(backup: Backup, activity: Activity, entry: SourceEntry) {
  const { element, context } = await activityOf(backup, activity)
  const component = `mod_${activity.kind}`
  const found = filesIn(backup.files, context, component, FILES[activity.kind])
  const main = found.find(({ isMain }) => isMain) ?? found[0]
  if (!main) throw new PackageProblem('file_missing', { name: activity.title })
  const texts = new Texts(backup.files, context, component)
  const intro = texts.read(rawText(element, 'intro'), 'intro', '0')
  return {
    ...entry,
    ...byLanguage('description', intro),
    ...rightsOf([main]),
    files: [entryFile(main, 'main')],
  }
}

const folderEntry = (entry: SourceEntry, file: CourseFile): SourceEntry => ({
  ...entry,
  key: `${entry.key}${file.path}${file.name}`.slice(0, 200),
  ...byLanguage('title', file.name.replace(/\.[^.]+$/, '')),
  ...rightsOf([file]),
  files: [entryFile(file, 'main')],
})

const filesIn = (files: CourseFile[], context: string, component: string, area: string) =>
  files.filter((one) => one.context === context && one.component === component && one.area === area)

/** The licence and the author that Moodle keeps with each file; a page has those of what stands in it, if they agree. */
function rightsOf(files: CourseFile[]): Pick<SourceEntry, 'licence' | 'authors'> {
  const licences = [...new Set(files.map(({ licence }) => licence))]
  const authors = [...new Set(files.map(({ author }) => author).filter((one) => one !== null))]
  return { licence: licences.length === 1 ? licences[0] : null, authors }
}

const entryFile = (file: CourseFile, role: 'main' | 'part'): EntryFile => ({
  ...{ role, name: fileName(file.name), path: file.at, size: file.size },
  ...{ print: `sha1:${file.sha1}`, language: null },
})

/** Texts of an activity with the pictures that they name. */
class Texts {
  readonly used: CourseFile[] = []

  constructor(
    private all: CourseFile[],
    private context: string,
    private component: string
  ) {}

  read(html: string, area: string, item: string) {
    const text = plain(html)
    if (!text) return ''
    return htmlToMarkdown(text, {
      picture: (src) => {
        const found = this.#find(pluginFile(src), area, item)
        return found && fileName(found.name)
      },
      link: (href) => outside(href),
    })
  }

  files() {
    return [...new Map(this.used.map((file) => [file.name, entryFile(file, 'part')])).values()]
  }

  #find(path: string | undefined, area: string, item: string) {
    if (path === undefined) return undefined
    const found = filesIn(this.all, this.context, this.component, area).find(
      (one) => one.item === item && `${one.path}${one.name}`.slice(1) === path
    )
    if (found) this.used.push(found)
    return found
  }
}

type Category = ReturnType<typeof bankCategories>[number]

/** The questions of a category; what stands only to hold others has none. */
async function questionEntry(backup: Backup, category: Category, keep: KeepBytes) {
  const pictures = new Map<string, CourseFile>()
  const questions = bankQuestions(category.questions, (html, area, item) =>
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
        pictures.set(fileName(found.name), found)
        return fileName(found.name)
      },
      link: outside,
    })
  )
  if (questions.length === 0) return undefined
  const entry: SourceEntry = {
    ...basis(backup, {
      id: category.id,
      kind: 'questions',
      title: category.name,
      section: '',
      folder: '',
    }),
    origin: { kind: 'part_of', title: backup.name, author: null, url: backup.site || null },
  }
  try {
    const kept = await keep('questions.json', questionFile(questions).bytes)
    const parts = [...pictures.values()].map((file) => entryFile(file, 'part'))
    return { ...entry, files: [kept, ...parts] }
  } catch (error) {
    if (!(error instanceof PackageProblem)) throw error
    return { ...entry, problems: [{ field: 'files', ...error.problem }] }
  }
}
