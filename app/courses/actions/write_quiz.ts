import { newCode, newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { transaction } from '#shared/database/transaction'
import { asksSomething } from '#courses/queries/quiz_parts'
import { writersInstitution } from '#courses/access'
import type { DateTime } from 'luxon'
import type { Actor } from '#shared/actor'
import type { Quiz } from '#courses/queries/quizzes'
import type { QuizSettings, QuizState, Scope } from '#courses/types'

export type QuizInput = {
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  scope: Scope
  settings: QuizSettings
  opensAt: DateTime | null
  closesAt: DateTime | null
}

const columnsOf = (input: QuizInput) => ({
  ...{ title_km: input.titleKm, title_en: input.titleEn, scope: input.scope },
  ...{ description_km: input.descriptionKm, description_en: input.descriptionEn },
  settings: JSON.stringify(input.settings),
  opens_at: input.opensAt && sqlTime(input.opensAt),
  closes_at: input.closesAt && sqlTime(input.closesAt),
  search_text: clusterText([input.titleKm, input.titleEn].filter(Boolean).join(' ')),
  updated_at: sqlTime(),
})

/** A quiz with one empty section. @returns its code */
export async function createQuiz(actor: Actor, input: QuizInput): Promise<string> {
  const [id, code] = [newId(), newCode()]
  const institutionId = writersInstitution(actor)
  await transaction(async (trx) => {
    await trx.table('courses_quizzes').insert({
      ...{ id, code, state: 'draft', institution_id: institutionId, created_by: actor.personId },
      ...{ ...columnsOf(input), created_at: sqlTime() },
    })
    await trx
      .table('courses_quiz_sections')
      .insert({ id: newId(), quiz_id: id, position: 1, shuffles: false })
    await audit(trx, actor, {
      ...{ verb: 'courses.quiz_created', subject: { type: 'quiz', id }, institutionId },
      after: { code, title: input.titleKm ?? input.titleEn, scope: input.scope },
    })
  })
  return code
}

const about = ({ id, institutionId }: Quiz) => ({ subject: { type: 'quiz', id }, institutionId })

export async function updateQuiz(actor: Actor, quiz: Quiz, input: QuizInput) {
  await transaction(async (trx) => {
    await trx.from('courses_quizzes').where('id', quiz.id).update(columnsOf(input))
    await audit(trx, actor, {
      ...{ verb: 'courses.quiz_changed', ...about(quiz) },
      before: { title: quiz.titleKm ?? quiz.titleEn, scope: quiz.scope },
      after: { title: input.titleKm ?? input.titleEn, scope: input.scope },
    })
  })
}

/** Opens a quiz that asks something, or closes it. */
export async function setQuizState(actor: Actor, quiz: Quiz, state: QuizState) {
  return transaction(async (trx) => {
    const asks = await asksSomething(trx, quiz.id)
    if (state === 'open' && !asks) return failed({ type: 'empty' })
    await trx.from('courses_quizzes').where('id', quiz.id).update({ state, updated_at: sqlTime() })
    const verb = state === 'open' ? 'courses.quiz_opened' : 'courses.quiz_closed'
    await audit(trx, actor, { verb, ...about(quiz), before: { state: quiz.state } })
    return ok(undefined)
  })
}

/** Deletes a quiz that nobody has taken; trials of its authors go with it. */
export async function deleteQuiz(actor: Actor, quiz: Quiz) {
  return transaction(async (trx) => {
    const taken = await trx
      .from('courses_quiz_attempts')
      .where({ quiz_id: quiz.id, is_trial: false })
      .first()
    if (taken) return failed({ type: 'taken' })
    await trx.from('courses_quizzes').where('id', quiz.id).delete()
    await audit(trx, actor, {
      ...{ verb: 'courses.quiz_deleted', ...about(quiz) },
      before: { code: quiz.code, title: quiz.titleKm ?? quiz.titleEn },
    })
    return ok(undefined)
  })
}
