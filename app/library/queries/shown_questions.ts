import { readBlob } from '#media/actions/read_blob'
import { LruCache } from '#shared/lru_cache'
import { renderMarkdown } from '#library/markdown'
import { inLocale } from '#shared/http/translate'
import { readQuestionSet } from '#library/questions/validate'
import { pictureAddress } from '#library/queries/shown_file'
import type { FileView } from '#media/queries/file_view'
import type { FileItem } from '#library/queries/resource_details'
import type { Question, QuestionAnswer, QuestionSet } from '#library/questions/types'
import type { Locale } from '#config/i18n'

/** More than anybody reads on a page; the file has them all. */
const MOST_SHOWN = 200
const MOST_BYTES = 20 * 1024 ** 2

const known = new LruCache<{ set: QuestionSet | undefined }>(20)

/** The questions of a main file; undefined where it holds none that can be read. */
export async function questionSetOf({ sha256, size }: Pick<FileItem, 'sha256' | 'size'>) {
  if (size > MOST_BYTES) return undefined
  const standing = known.get(sha256)
  if (standing) return standing.set
  const set = readQuestionSet(await readBlob(sha256))
  known.set(sha256, { set })
  return set
}

type Around = { code: string; files: FileItem[]; views: Map<string, FileView>; locale: Locale }

/** A set of questions as its page shows it: with the right answers, for those who teach. */
export async function shownQuestions(file: FileItem, around: Around) {
  const set = await questionSetOf(file)
  if (!set) return undefined
  return {
    total: set.questions.length,
    left: Math.max(0, set.questions.length - MOST_SHOWN),
    questions: set.questions.slice(0, MOST_SHOWN).map((one) => shape(one, around)),
  }
}

function shape(question: Question, around: Around) {
  const html = (text: string | undefined) => (text ? rendered(text, around) : '')
  const answers = (list: QuestionAnswer[] = []) =>
    list.map(({ text, fraction, feedback, tolerance }) => ({
      ...{ html: html(text), isRight: fraction > 0, fraction, feedback: html(feedback) },
      tolerance,
    }))
  const { type, title, points, foreign, pairs = [], gaps = [] } = question
  return {
    ...{ type, title, points, foreign, feedback: html(question.feedback) },
    html: html(question.text.replaceAll(/\{\{(\d+)\}\}/g, '**[$1]**')),
    answers: answers(question.answers),
    pairs: pairs.map(({ prompt, answer }) => ({ prompt: html(prompt), answer: html(answer) })),
    gaps: gaps.map((gap) => answers(gap.answers)),
  }
}

const rendered = (text: string, { code, files, views, locale }: Around) =>
  renderMarkdown(text, (name) => {
    const file = files.find((one) => one.name === name)
    if (!file) return undefined
    const href = pictureAddress(code, file, views.get(file.blobId))
    return { href, alt: inLocale(locale, file.altKm, file.altEn) }
  })
