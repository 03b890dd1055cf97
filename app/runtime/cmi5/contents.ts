import { everyPart, textIn } from '#runtime/cmi5/course_items'
import { isOutside, type Course } from '#runtime/cmi5/types'
import type { Contents } from '#runtime/kinds/registry'
import type { Locale } from '#config/i18n'

const DEEPEST = 5

/** The table of contents of a course. */
export function contentsOf(course: Course, locale: Locale): Contents {
  const lines = [...everyPart(course.items)].map(([part, depth]) => {
    const line = {
      id: part.key,
      title: textIn(part.title, locale),
      depth: Math.min(depth, DEEPEST),
    }
    if (part.kind === 'block') return { ...line, isFolder: true }
    const outside = isOutside(part.place) ? new URL(part.place.address).origin : undefined
    const ownWindow = part.launchMethod === 'OwnWindow' || outside !== undefined
    return { ...line, isFolder: false, ownWindow, outside }
  })
  return { standard: 'cmi5', edition: '', lines }
}
