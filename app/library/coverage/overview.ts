import { coverageAddress, type Asked } from '#library/coverage/asked'
import { sumOf, type CoverageChapter, type CoverageSum } from '#library/coverage/coverage_map'

export type OverviewRow = {
  name: string
  cells: ({ grade: number; href: string } & CoverageSum)[]
  sum: CoverageSum
}

/** The map from far: a row for each subject, a column for each grade, each place leading to its lessons. */
export function overviewOf(
  chapters: CoverageChapter[],
  subjects: { id: string; code: string; name: string }[],
  asked: Asked
) {
  const grades = [...new Set(chapters.map(({ grade }) => grade))].sort((a, b) => a - b)
  const rows = subjects.flatMap((subject): OverviewRow[] => {
    const mine = chapters.filter(({ subjectId }) => subjectId === subject.id)
    if (mine.length === 0) return []
    const sum = (some: CoverageChapter[]) => sumOf(some.flatMap(({ lessons }) => lessons))
    return [
      {
        name: subject.name,
        cells: grades.map((grade) => ({
          ...{ grade, href: coverageAddress('/library/coverage', asked, { subject, grade }) },
          ...sum(mine.filter((one) => one.grade === grade)),
        })),
        sum: sum(mine),
      },
    ]
  })
  return { grades, rows }
}
