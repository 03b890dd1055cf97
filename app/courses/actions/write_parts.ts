import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { sumUp } from '#courses/actions/note_progress'
import type { DateTime } from 'luxon'
import type { Activity } from '#courses/course_types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

export type SectionInput = {
  titleKm: string | null
  titleEn: string | null
  opensAt: DateTime | null
}

type Kept = Omit<Activity, 'id' | 'courseId' | 'opensAt' | 'dueAt'>

export type ActivityInput = Kept & {
  bodyKm: string | null
  bodyEn: string | null
  opensAt: DateTime | null
  dueAt: DateTime | null
}

const touch = (trx: Trx, courseId: string) =>
  trx.from('courses_courses').where('id', courseId).update({ updated_at: sqlTime() })

const sectionColumns = ({ titleKm, titleEn, opensAt }: SectionInput) => ({
  ...{ title_km: titleKm, title_en: titleEn, opens_at: opensAt && sqlTime(opensAt) },
})

export async function addSection(courseId: string, input: SectionInput) {
  await transaction(async (trx) => {
    const position = await nextOf(trx.from('courses_sections').where('course_id', courseId))
    await trx
      .table('courses_sections')
      .insert({ id: newId(), course_id: courseId, position, ...sectionColumns(input) })
    await touch(trx, courseId)
  })
}

export async function changeSection(courseId: string, id: string, input: SectionInput) {
  await transaction(async (trx) => {
    const row = trx.from('courses_sections').where({ id, course_id: courseId })
    await row.update(sectionColumns(input))
    await touch(trx, courseId)
  })
}

/** Removes a section that holds nothing. @returns whether it did */
export async function removeSection(courseId: string, id: string): Promise<boolean> {
  return transaction(async (trx) => {
    if (await trx.from('courses_activities').where('section_id', id).first()) return false
    await trx.from('courses_sections').where({ id, course_id: courseId }).delete()
    await touch(trx, courseId)
    return true
  })
}

async function nextOf(rows: any): Promise<number> {
  const [{ last }] = await rows.max('position as last')
  return Number(last ?? 0) + 1
}

const columnsOf = (input: ActivityInput) => ({
  ...{ section_id: input.sectionId, type: input.type },
  ...{ title_km: input.titleKm, title_en: input.titleEn },
  ...{ body_km: input.bodyKm, body_en: input.bodyEn },
  settings: JSON.stringify(input.settings),
  ...{ resource_id: input.resourceId, package_id: input.packageId, quiz_id: input.quizId },
  ...{ completion: input.completion, passing: input.passing, is_required: input.isRequired },
  ...{ test: input.test, after_id: input.afterId, minutes: input.minutes },
  opens_at: input.opensAt && sqlTime(input.opensAt),
  due_at: input.dueAt && sqlTime(input.dueAt),
})

/** Puts an activity at the end of its section. @returns its id */
export async function addActivity(courseId: string, input: ActivityInput): Promise<string> {
  const id = newId()
  await transaction(async (trx) => {
    const beside = trx.from('courses_activities').where('section_id', input.sectionId)
    const row = { id, course_id: courseId, position: await nextOf(beside), ...columnsOf(input) }
    await trx.table('courses_activities').insert(row)
    await touch(trx, courseId)
  })
  return id
}

export async function changeActivity(courseId: string, id: string, input: ActivityInput) {
  await transaction(async (trx) => {
    await trx.from('courses_activities').where({ id, course_id: courseId }).update(columnsOf(input))
    await recount(trx, courseId)
    await touch(trx, courseId)
  })
}

/** Removes an activity with everybody's progress in it; what was recorded of a package or a quiz stays there. */
export async function removeActivity(courseId: string, id: string) {
  await transaction(async (trx) => {
    const rows = () => trx.from('courses_activities').where('course_id', courseId)
    await rows().where('after_id', id).update({ after_id: null })
    await rows().where('id', id).delete()
    await recount(trx, courseId)
    await touch(trx, courseId)
  })
}

/** Whoever has done all that counts now has completed the course; who has completed it stays so. */
async function recount(trx: Trx, courseId: string) {
  const rows = await trx
    .from('courses_enrolments')
    .where({ course_id: courseId, state: 'active' })
    .whereNotNull('seen_at')
  for (const row of rows) await sumUp(trx, row)
}

/**
 * Puts sections and activities in this order: each activity into the section before it in the list. Ids of other courses are
 * left out; what the list leaves out stays behind the rest of its section.
 */
export async function orderParts(courseId: string, order: { section: string; ids: string[] }[]) {
  await transaction(async (trx) => {
    const sections = await trx.from('courses_sections').where('course_id', courseId).select('id')
    const known = new Set(sections.map(({ id }) => id as string))
    let place = 0
    for (const { section, ids } of order.filter((one) => known.has(one.section))) {
      await trx.from('courses_sections').where('id', section).update({ position: ++place })
      await placeIn(trx, courseId, section, ids)
    }
    for (const id of known) {
      if (order.some(({ section }) => section === id)) continue
      await trx.from('courses_sections').where('id', id).update({ position: ++place })
    }
    await touch(trx, courseId)
  })
}

async function placeIn(trx: Trx, courseId: string, section: string, ids: string[]) {
  const rows = () => trx.from('courses_activities').where('course_id', courseId)
  const rest = await rows()
    .where('section_id', section)
    .whereNotIn('id', ids)
    .orderBy('position')
    .select('id')
  for (const [at, id] of [...ids, ...rest.map((row) => row.id)].entries()) {
    await rows()
      .where('id', id)
      .update({ section_id: section, position: at + 1 })
  }
}
