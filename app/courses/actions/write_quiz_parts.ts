import { newId } from '#shared/ids'
import { searchKey } from '#shared/khmer/normalise'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

const touch = (trx: Trx, quizId: string) =>
  trx.from('courses_quizzes').where('id', quizId).update({ updated_at: sqlTime() })

type SectionInput = { titleKm: string | null; titleEn: string | null; shuffles: boolean }

export async function addSection(quizId: string, input: SectionInput) {
  await transaction(async (trx) => {
    const [{ last }] = await trx
      .from('courses_quiz_sections')
      .where('quiz_id', quizId)
      .max('position as last')
    await trx.table('courses_quiz_sections').insert({
      ...{ id: newId(), quiz_id: quizId, position: Number(last ?? 0) + 1 },
      ...{ title_km: input.titleKm, title_en: input.titleEn, shuffles: input.shuffles },
    })
    await touch(trx, quizId)
  })
}

export async function changeSection(quizId: string, id: string, input: SectionInput) {
  await transaction(async (trx) => {
    await trx
      .from('courses_quiz_sections')
      .where({ id, quiz_id: quizId })
      .update({ title_km: input.titleKm, title_en: input.titleEn, shuffles: input.shuffles })
    await touch(trx, quizId)
  })
}

export async function removeSection(quizId: string, id: string) {
  await transaction(async (trx) => {
    await trx.from('courses_quiz_sections').where({ id, quiz_id: quizId }).delete()
    await touch(trx, quizId)
  })
}

export type SlotInput = {
  questionId: string | null
  bankId: string | null
  tag: string | null
  count: number
  points: number | null
}

/** Puts a question, or a draw, at the end of a section. */
export async function addSlot(quizId: string, sectionId: string, input: SlotInput) {
  await transaction(async (trx) => {
    const slots = trx.from('courses_quiz_slots').where('section_id', sectionId)
    const [{ last }] = await slots.max('position as last')
    await trx.table('courses_quiz_slots').insert({
      ...{ id: newId(), section_id: sectionId, position: Number(last ?? 0) + 1 },
      ...{ question_id: input.questionId, bank_id: input.questionId ? null : input.bankId },
      ...{ tag_key: input.tag && searchKey(input.tag), count: input.count, points: input.points },
    })
    await touch(trx, quizId)
  })
}

/**
 * Puts several questions at the end of a section in this order, with the points they were written with. What the quiz
 * asks already is left where it is.
 * @returns how many came
 */
export async function addQuestions(quizId: string, sectionId: string, ids: readonly string[]) {
  return transaction(async (trx) => {
    const asked = await trx
      .from('courses_quiz_slots as s')
      .join('courses_quiz_sections as c', 'c.id', 's.section_id')
      .where('c.quiz_id', quizId)
      .whereIn('s.question_id', [...ids])
      .select('s.question_id')
    const known = new Set(asked.map((row) => row.question_id))
    const added = [...new Set(ids)].filter((id) => !known.has(id))
    if (added.length === 0) return 0
    const slots = trx.from('courses_quiz_slots').where('section_id', sectionId)
    const [{ last }] = await slots.max('position as last')
    await trx.table('courses_quiz_slots').multiInsert(
      added.map((id, at) => ({
        ...{ id: newId(), section_id: sectionId, position: Number(last ?? 0) + 1 + at },
        ...{ question_id: id, count: 1 },
      }))
    )
    await touch(trx, quizId)
    return added.length
  })
}

/** Changes the places of a question or draw and of the one before or behind it; across sections at their ends. */
export async function moveSlot(quizId: string, id: string, move: 'up' | 'down') {
  await transaction(async (trx) => {
    const rows = await partsOf(trx, quizId)
    const at = rows.findIndex((row) => row.id === id)
    const other = rows[move === 'up' ? at - 1 : at + 1]
    if (at < 0 || !other) return
    const [one] = rows.slice(at, at + 1)
    if (one.section_id === other.section_id) {
      await place(trx, one.id, other.section_id, Number(other.position))
      await place(trx, other.id, one.section_id, Number(one.position))
    } else {
      const next = move === 'up' ? Number(other.position) + 1 : Number(other.position) - 1
      await place(trx, one.id, other.section_id, next)
    }
    await touch(trx, quizId)
  })
}

const place = (trx: Trx, id: string, section: string, position: number) =>
  trx.from('courses_quiz_slots').where('id', id).update({ section_id: section, position })

const partsOf = (trx: Trx, quizId: string) =>
  trx
    .from('courses_quiz_slots as s')
    .join('courses_quiz_sections as c', 'c.id', 's.section_id')
    .where('c.quiz_id', quizId)
    .orderBy('c.position')
    .orderBy('s.position')
    .orderBy('s.id')
    .select('s.id', 's.section_id', 's.position')

export async function removeSlot(quizId: string, id: string) {
  await transaction(async (trx) => {
    const parts = await partsOf(trx, quizId)
    const mine = parts.some((row) => row.id === id)
    if (mine) await trx.from('courses_quiz_slots').where('id', id).delete()
    await touch(trx, quizId)
  })
}

/** The section of this quiz: the one that is named, else its last. */
export async function sectionOf(trx: Trx, quizId: string, id: string | null) {
  const sections = trx.from('courses_quiz_sections').where('quiz_id', quizId)
  if (id) return sections.where('id', id).first()
  return sections.orderBy('position', 'desc').first()
}
