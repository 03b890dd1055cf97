import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import { shuffled } from '#courses/marking/shuffle'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

export const MOST_GROUPS = 50

const groupsOf = (trx: Trx, courseId: string) =>
  trx.from('courses_groups').where('course_id', courseId)

async function insertGroup(trx: Trx, courseId: string, name: string): Promise<string> {
  const [{ last }] = await groupsOf(trx, courseId).max('position as last')
  const id = newId()
  const row = { id, course_id: courseId, position: Number(last ?? 0) + 1, name }
  await trx.table('courses_groups').insert(row)
  return id
}

/** @returns whether there was room for another */
export async function addGroup(courseId: string, name: string): Promise<boolean> {
  return transaction(async (trx) => {
    const [{ total }] = await groupsOf(trx, courseId).count('* as total')
    if (Number(total) >= MOST_GROUPS) return false
    await insertGroup(trx, courseId, name)
    return true
  })
}

/** Removes a group; its learners stay in the course, in none. */
export async function removeGroup(courseId: string, id: string) {
  await transaction(async (trx) => {
    const own = trx.from('courses_enrolments').where({ course_id: courseId, group_id: id })
    await own.update({ group_id: null })
    await groupsOf(trx, courseId).where('id', id).delete()
  })
}

/** Puts learners into groups of this course, or with null into none; whoever is not named stays. */
export async function assignGroups(
  courseId: string,
  wishes: readonly { personId: string; groupId: string | null }[]
) {
  await transaction(async (trx) => {
    const groups = await groupsOf(trx, courseId).select('id')
    const known = new Set(groups.map(({ id }) => id as string))
    for (const { personId, groupId } of wishes) {
      if (groupId !== null && !known.has(groupId)) continue
      await trx
        .from('courses_enrolments')
        .where({ course_id: courseId, person_id: personId })
        .update({ group_id: groupId })
    }
  })
}

/** Divides the learners who take part by chance into so many groups of equal size, in the place of those there are. */
export async function splitIntoGroups(courseId: string, names: readonly string[]) {
  await transaction(async (trx) => {
    const rows = () => trx.from('courses_enrolments').where('course_id', courseId)
    await rows().update({ group_id: null })
    await groupsOf(trx, courseId).delete()
    const ids: string[] = []
    for (const name of names) ids.push(await insertGroup(trx, courseId, name))
    const people = await rows().where('state', 'active').select('id')
    const parts = ids.map(() => [] as string[])
    for (const [at, { id }] of shuffled(people, newId()).entries())
      parts[at % ids.length].push(id as string)
    for (const [at, part] of parts.entries())
      await trx.from('courses_enrolments').whereIn('id', part).update({ group_id: ids[at] })
  })
}
