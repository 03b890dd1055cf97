import type { Actor } from '#shared/actor'

/** What stands for a lesson elsewhere: how many things this reader finds and where the list of them is. */
export type LessonCount = { count: number; href: string }

/** Counts by the code of the lesson for the lessons of a subject and grade; those with none are left out. */
export type CountLessons = (
  part: { subjectId: string; grade: number },
  actor: Actor | null
) => Promise<Map<string, LessonCount>>

type Loader = () => Promise<{ default: CountLessons }>

let loader: Loader | undefined

export const setLessonCounts = (load: Loader) => {
  loader = load
}

/** No counts where no module has said how to count. */
export const lessonCounts: CountLessons = async (part, actor) => {
  const provider = await loader?.()
  return provider ? provider.default(part, actor) : new Map()
}
