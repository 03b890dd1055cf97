import { children, child, attribute, type Element } from '#shared/archive/read_xml'
import { PackageProblem } from '#shared/archive/package_problem'
import { htmlToMarkdown, outside } from '#library/html/html_to_markdown'
import { pluginFile, rawText } from '#library/questions/moodle_xml'
import { fileName } from '#library/resource_input'
import { bankCategories, bankQuestions, type BankCategory } from '#library/sources/moodle/bank'
import { questionReader, withQuestions } from '#library/sources/moodle/question_entry'
import { quizQuestions } from '#library/sources/moodle/quiz'
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

/** What only holds others: its questions and activities come for themselves. */
const HOLDS = new Set(['qbank', 'subsection'])

/** A label with less is a heading between other things. */
const LEAST_TEXT = 100

/** Pages, texts, books, files, links, packages, quizzes and questions of a course, each as an entry. */
export async function* courseEntries(backup: Backup, keep: KeepBytes): AsyncGenerator<SourceEntry> {
  const categories = bankCategories(await backup.bank())
  for (const activity of backup.activities) {
    if (HOLDS.has(activity.kind)) continue
    try {
      if (activity.kind === 'quiz') yield await quizEntry(backup, activity, categories, keep)
      else yield* activityEntries(backup, activity)
    } catch (error) {
      if (!(error instanceof PackageProblem)) throw error
      yield { ...basis(backup, activity), problems: [{ field: 'files', ...error.problem }] }
    }
  }
  for (const category of categories) {
    const questions = questionReader(backup)
    const found = bankQuestions(category.questions, questions.read)
    if (found.length === 0) continue
    const { id, name: title } = category
    const entry: SourceEntry = {
      ...basis(backup, { id, kind: 'questions', title, section: '', folder: '' }),
      origin: { kind: 'part_of', title: backup.name, author: null, url: backup.site || null },
    }
    yield await withQuestions(entry, found, questions.pictures(), keep)
  }
}

/** A quiz with what it asks, in its order and with its marks. */
async function quizEntry(
  backup: Backup,
  activity: Activity,
  categories: BankCategory[],
  keep: KeepBytes
) {
  const { element, context } = await activityOf(backup, activity)
  const questions = questionReader(backup)
  const { asked, drawn, missing } = quizQuestions(element, categories, questions.read)
  const texts = new Texts(backup.files, context, 'mod_quiz')
  const entry: SourceEntry = {
    ...basis(backup, activity),
    ...byLanguage('description', texts.read(rawText(element, 'intro'), 'intro', '0')),
  }
  const left = drawn + missing
  if (asked.length === 0) throw new PackageProblem('no_questions')
  const whole = await withQuestions(entry, asked, questions.pictures(), keep)
  const said = { field: 'files', code: 'quiz_drawn', data: { count: left } }
  return left > 0 ? { ...whole, remarks: [said] } : whole
}

export const basis = (backup: Backup, { id, kind, title, section }: Activity): SourceEntry => ({
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
  if (kind === 'forum') return yield forumEntry(backup, activity, entry)
  if (!['page', 'book', 'url', 'folder', 'label'].includes(kind)) {
    return yield {
      ...{ ...entry, mark: 'left' },
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
  } else if (kind === 'label') {
    if (intro.length < LEAST_TEXT && texts.used.length === 0) {
      return yield {
        ...entry,
        problems: [{ field: 'files', code: 'only_heading', data: { name: activity.title } }],
      }
    }
    yield { ...entry, ...byLanguage('body', intro), files: texts.files(), ...rightsOf(texts.used) }
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

/** What people wrote to each other stays where they wrote it; an introduction that says something is a page. */
async function forumEntry(backup: Backup, activity: Activity, entry: SourceEntry) {
  const { element, context } = await activityOf(backup, activity)
  const texts = new Texts(backup.files, context, 'mod_forum')
  const intro = texts.read(rawText(element, 'intro'), 'intro', '0')
  const count = children(child(element, 'discussions'), 'discussion').length
  const said = { field: 'files', code: 'discussions_left', data: { count } }
  const marked = { ...entry, mark: 'left' }
  if (intro.length < LEAST_TEXT && texts.used.length === 0) return { ...marked, problems: [said] }
  return {
    ...{ ...marked, remarks: [said] },
    ...{ ...byLanguage('body', intro), files: texts.files() },
    ...rightsOf(texts.used),
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

export const entryFile = (file: CourseFile, role: 'main' | 'part'): EntryFile => ({
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
