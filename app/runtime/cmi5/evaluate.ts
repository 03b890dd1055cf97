import { blocksOf } from '#runtime/cmi5/course_items'
import type { Course, CourseItem, Unit } from '#runtime/cmi5/types'

/** What is known of a unit in a registration. */
export type Standing = { completed: boolean; passed: boolean; waived: boolean }

/** Whether the unit has met its own criterion (cmi5 13.1.4, moveOn). */
export function isMet({ moveOn }: Pick<Unit, 'moveOn'>, standing: Standing | undefined): boolean {
  if (moveOn === 'NotApplicable' || standing?.waived) return true
  const { completed = false, passed = false } = standing ?? {}
  return {
    Completed: completed,
    Passed: passed,
    CompletedAndPassed: completed && passed,
    CompletedOrPassed: completed || passed,
  }[moveOn]
}

/** The word under which the course itself stands among the blocks. */
export const WHOLE = 'course'

/**
 * The keys of blocks whose units have all met their criteria, inner ones first, and `WHOLE` last where the course has
 * (cmi5 9.3.9).
 */
export function satisfied(course: Pick<Course, 'items'>, standing: Map<string, Standing>) {
  const all = (items: CourseItem[]): boolean =>
    items.every((item) =>
      item.kind === 'au' ? isMet(item, standing.get(item.key)) : all(item.items)
    )
  const blocks = blocksOf(course.items).filter(({ items }) => all(items))
  return [...blocks.map(({ key }) => key), ...(all(course.items) ? [WHOLE] : [])]
}
