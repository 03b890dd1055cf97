import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { readTime, sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { notices } from '#courses/notices'
import { classLearners } from '#courses/queries/class_learners'
import type { Actor } from '#shared/actor'
import type { Course } from '#courses/course_types'

/** Nobody is reminded in one course more often than that. */
const HOURS_BETWEEN = 20

/**
 * Reminds learners of where they stopped, in friendly words and, if the teacher likes, a few of their own. Who is through or was
 * reminded within the day is left out. @returns how many were told
 */
export async function nudge(
  actor: Actor,
  course: Course,
  { personIds, note }: { personIds: readonly string[]; note: string | null }
): Promise<number> {
  const { activities, learners } = await classLearners(course, { personIds })
  const since = clock.now().minus({ hours: HOURS_BETWEEN })
  return transaction(async (trx) => {
    const told: string[] = []
    for (const { personId, isComplete, stuck, at } of learners) {
      if (isComplete) continue
      const mine = { course_id: course.id, person_id: personId }
      const row = await trx.from('courses_enrolments').where(mine).forUpdate().first()
      if (row.nudged_at && readTime(row.nudged_at) > since) continue
      await trx.from('courses_enrolments').where('id', row.id).update({ nudged_at: sqlTime() })
      const activity = stuck?.activity ?? at ?? activities[0]
      await notify(trx, {
        ...{ kind: notices.nudge, to: [personId], institutionId: course.institutionId },
        href: activity
          ? `/courses/${course.code}/activities/${activity.id}`
          : `/courses/${course.code}`,
        data: { course: bothOf(course), activity: bothOf(activity ?? course), note: note ?? '' },
      })
      told.push(personId)
    }
    if (told.length > 0) {
      await audit(trx, actor, {
        ...{ verb: 'courses.learners_nudged', subject: { type: 'course', id: course.id } },
        ...{ institutionId: course.institutionId, after: { people: told } },
      })
    }
    return told.length
  })
}

const bothOf = ({ titleKm, titleEn }: { titleKm: string | null; titleEn: string | null }) => ({
  km: titleKm ?? titleEn ?? '',
  en: titleEn ?? titleKm ?? '',
})
