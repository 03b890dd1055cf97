import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { Course } from '#courses/course_types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

export type CategoryInput = {
  /** Undefined for a new one. */
  id?: string
  titleKm: string | null
  titleEn: string | null
  weight: number
  dropLowest: number
}

export type GradebookInput = {
  letters: string | null
  countsMissing: boolean
  isShown: boolean
  /** All of them, in their order: those that are left out go. */
  categories: CategoryInput[]
  /** By activity: the category it counts in. */
  placed: Map<string, string | null>
}

/** Says how a course is graded. */
export async function writeGradebook(actor: Actor, course: Course, input: GradebookInput) {
  await transaction(async (trx) => {
    const book = {
      ...{ letters: input.letters, counts_missing: input.countsMissing },
      ...{ is_shown: input.isShown, updated_at: sqlTime() },
    }
    await trx
      .table('courses_gradebooks')
      .insert({ id: newId(), course_id: course.id, ...book })
      .onConflict('course_id')
      .merge(book)
    const ids = await keepCategories(trx, course.id, input.categories)
    await place(trx, course.id, ids, input.placed)
    await audit(trx, actor, {
      ...{ verb: 'courses.gradebook_changed', subject: { type: 'course', id: course.id } },
      institutionId: course.institutionId,
      after: {
        ...{ countsMissing: input.countsMissing, isShown: input.isShown },
        categories: input.categories.map(({ titleKm, titleEn, weight }) => ({
          ...{ title: titleKm ?? titleEn, weight },
        })),
      },
    })
  })
}

async function keepCategories(trx: Trx, courseId: string, categories: CategoryInput[]) {
  const rows = () => trx.from('courses_grade_categories').where('course_id', courseId)
  const there = await rows().select('id')
  const known = new Set(there.map(({ id }) => id as string))
  const kept = categories.filter(({ id }) => !id || known.has(id))
  const stay = kept.flatMap(({ id }) => id ?? [])
  await rows().whereNotIn('id', stay).delete()
  for (const [at, one] of kept.entries()) {
    const row = {
      ...{ position: at + 1, title_km: one.titleKm, title_en: one.titleEn },
      ...{ weight: one.weight, drop_lowest: one.dropLowest },
    }
    if (one.id) await rows().where('id', one.id).update(row)
    else {
      await trx
        .table('courses_grade_categories')
        .insert({ id: newId(), course_id: courseId, ...row })
    }
  }
  return new Set(stay)
}

async function place(
  trx: Trx,
  courseId: string,
  ids: Set<string>,
  placed: Map<string, string | null>
) {
  const activities = () => trx.from('courses_activities').where('course_id', courseId)
  await activities()
    .whereNotNull('grade_category_id')
    .whereNotIn('grade_category_id', [...ids])
    .update({ grade_category_id: null })
  for (const [id, category] of placed) {
    const into = category && ids.has(category) ? category : null
    await activities().where('id', id).update({ grade_category_id: into })
  }
}
