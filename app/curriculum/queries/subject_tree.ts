import { inLocale, translate } from '#shared/http/translate'
import { formatNumber } from '#shared/khmer/numbers'
import { trackNames } from '#curriculum/queries/track_names'
import { lessonCounts } from '#curriculum/lesson_counts'
import { chapterHours, loadOutline, sumHours } from '#curriculum/queries/load_outline'
import type {
  ChapterNode,
  LessonNode,
  OutcomeNode,
  TopicNode,
} from '#curriculum/queries/load_outline'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** A branch or a leaf as `ui.curriculumTree` takes it. */
export type TreeItem = {
  code: string
  title: string
  /** The address within the page: the whole code. */
  id?: string
  count?: string
  href?: string
  linkText?: string
  open?: boolean
  items?: TreeItem[]
}

type Wish = {
  actor: Actor | null
  locale: Locale
  /** `all`, `none`, or the code of what shall stand open. */
  open?: string | null
  track?: string | null
  domain?: string | null
}

export type SubjectTree = { items: TreeItem[]; lessons: number; hours: number; tracks: string[] }

/** Chapters, lessons, topics and outcomes of a subject in one grade, in the order in which they are taught. */
export async function subjectTree(
  frameworkId: string,
  subjectId: string,
  grade: number,
  wish: Wish
): Promise<SubjectTree> {
  const all = await loadOutline(frameworkId, { subjectId, grade })
  const tracks = [...new Set(all.map(({ track }) => track).filter((track) => track !== null))]
  const shown = all.filter(({ track }) => !wish.track || !track || track === wish.track)
  const counts = await lessonCounts({ subjectId, grade }, wish.actor)
  const names = await trackNames(wish.locale)
  const make = branches(wish, counts, names, !wish.open && shown[0]?.code)
  return {
    items: shown.map(make),
    lessons: shown.reduce((sum, { lessons }) => sum + lessons.length, 0),
    hours: sumHours(shown),
    tracks,
  }
}

type Counts = Awaited<ReturnType<typeof lessonCounts>>

function branches(
  { locale, open, domain }: Wish,
  counts: Counts,
  names: Map<string, string>,
  first: string | false | undefined
) {
  const t = (key: string, data: Record<string, unknown>) =>
    translate(locale, `curriculum.subjects.show.${key}`, data)
  const titleOf = (row: { titleKm: string; titleEn: string }) =>
    inLocale(locale, row.titleKm, row.titleEn)
  const hoursOf = (hours: number | null) =>
    hours === null ? '' : t('hours', { hours: formatNumber(hours, { locale }) })
  const isOpen = (code: string) =>
    open === 'all' || first === code || (open?.startsWith(code) ?? false)

  const outcome = (row: OutcomeNode, above: string): TreeItem => ({
    id: row.code,
    code: row.code.startsWith(`${above}-`) ? row.code.slice(above.length + 1) : row.code,
    title: inLocale(locale, row.textKm, row.textEn),
    count: t(row.domain, {}),
  })
  const outcomesOf = (rows: OutcomeNode[], above: string) =>
    rows.filter((row) => !domain || row.domain === domain).map((row) => outcome(row, above))
  const topic = (row: TopicNode, lesson: LessonNode): TreeItem => ({
    id: row.code,
    code: row.code,
    title: titleOf(row),
    count: hoursOf(row.hours),
    open: isOpen(row.code) || isOpen(lesson.code),
    items: outcomesOf(row.outcomes, lesson.code),
  })
  const lesson = (row: LessonNode): TreeItem => {
    const found = counts.get(row.code)
    const words = [found && t('resources', { count: found.count }), hoursOf(row.hours)]
    return {
      id: row.code,
      code: row.code,
      title: titleOf(row),
      count: words.filter(Boolean).join(' · '),
      open: isOpen(row.code),
      ...(found && { href: found.href, linkText: t('see', { count: found.count }) }),
      items: [...outcomesOf(row.outcomes, row.code), ...row.topics.map((one) => topic(one, row))],
    }
  }
  return (row: ChapterNode): TreeItem => {
    const track = row.track && (names.get(row.track) ?? row.track)
    const words = [t('lesson_count', { count: row.lessons.length }), hoursOf(chapterHours(row))]
    return {
      id: row.code,
      code: row.code,
      title: track ? `${titleOf(row)} · ${track}` : titleOf(row),
      count: words.filter(Boolean).join(' · '),
      open: isOpen(row.code),
      items: row.lessons.map(lesson),
    }
  }
}
