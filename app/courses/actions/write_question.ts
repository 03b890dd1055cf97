import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { searchKey } from '#shared/khmer/normalise'
import { transaction } from '#shared/database/transaction'
import { findByCodes } from '#curriculum/queries/find_by_codes'
import { plainLine } from '#courses/render_text'
import type { Actor } from '#shared/actor'
import type { Bank } from '#courses/queries/banks'
import type { Question } from '#shared/questions/types'
import type { QuestionRow } from '#courses/queries/questions'
import type { QuestionState } from '#courses/types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** A picture of the question by its name, as a blob. */
export type QuestionFileInput = { name: string; blobId: string }

const LONGEST_NAME = 300

export const nameOf = (question: Question) =>
  (question.name || plainLine(question.text, 'km') || question.type).slice(0, LONGEST_NAME)

const searchTextOf = ({ text, name, tags = [] }: Question) =>
  clusterText([name, text.km, text.en, ...tags].filter(Boolean).join(' ').slice(0, 20_000))

const columnsOf = (content: Question, state: QuestionState) => ({
  ...{ type: content.type, state, name: nameOf(content), search_text: searchTextOf(content) },
  updated_at: sqlTime(),
})

type Input = { content: Question; files: QuestionFileInput[]; state: QuestionState }

/** A new question of a bank, in the transaction of the caller. @returns its id */
export async function insertQuestion(trx: Trx, actor: Actor, bank: Bank, input: Input) {
  const id = newId()
  const { content, state } = input
  await trx.table('courses_questions').insert({
    ...{ id, bank_id: bank.id, version: 1, source_key: content.source?.key ?? null },
    ...{ ...columnsOf(content, state), created_by: actor.personId, created_at: sqlTime() },
  })
  await insertVersion(trx, actor, id, 1, input)
  await writeMarks(trx, id, content)
  return id
}

export async function createQuestion(actor: Actor, bank: Bank, input: Input): Promise<string> {
  return transaction(async (trx) => {
    const id = await insertQuestion(trx, actor, bank, input)
    await audit(trx, actor, {
      ...{ verb: 'courses.question_created', subject: { type: 'question', id } },
      ...{ institutionId: bank.institutionId, after: { type: input.content.type } },
    })
    return id
  })
}

/**
 * Writes a question anew. One that somebody has answered keeps the version under the answers and gets another; one
 * that nobody has seen yet changes in place.
 */
export async function changeQuestion(trx: Trx, actor: Actor, row: QuestionRow, input: Input) {
  const locked = await trx
    .from('courses_question_versions')
    .where('id', row.versionId)
    .forUpdate()
    .first()
  const isAnswered = locked.answered_at !== null
  const version = isAnswered ? row.version + 1 : row.version
  const values = { ...columnsOf(input.content, input.state), version }
  await trx.from('courses_questions').where('id', row.id).update(values)
  if (isAnswered) await insertVersion(trx, actor, row.id, version, input)
  else {
    const content = JSON.stringify(input.content)
    await trx.from('courses_question_versions').where('id', row.versionId).update({ content })
    await writeFiles(trx, row.versionId, input.files)
  }
  await writeMarks(trx, row.id, input.content)
  return version
}

export async function updateQuestion(actor: Actor, bank: Bank, row: QuestionRow, input: Input) {
  await transaction(async (trx) => {
    const version = await changeQuestion(trx, actor, row, input)
    await audit(trx, actor, {
      ...{ verb: 'courses.question_changed', subject: { type: 'question', id: row.id } },
      institutionId: bank.institutionId,
      before: { version: row.version, state: row.state },
      after: { version, state: input.state },
    })
  })
}

/** A question that nobody asks and nobody answered goes; any other is retired. */
export async function removeQuestion(actor: Actor, bank: Bank, row: QuestionRow) {
  return transaction(async (trx) => {
    const asked = await trx.from('courses_quiz_slots').where('question_id', row.id).first()
    const answered = await trx.from('courses_quiz_answers').where('question_id', row.id).first()
    const isKept = Boolean(asked || answered)
    const question = trx.from('courses_questions').where('id', row.id)
    if (isKept) await question.update({ state: 'retired', updated_at: sqlTime() })
    else await question.delete()
    await audit(trx, actor, {
      verb: isKept ? 'courses.question_retired' : 'courses.question_deleted',
      ...{ subject: { type: 'question', id: row.id }, institutionId: bank.institutionId },
    })
    return { isKept }
  })
}

async function insertVersion(
  trx: Trx,
  actor: Actor,
  questionId: string,
  number: number,
  { content, files }: Input
) {
  const id = newId()
  await trx.table('courses_question_versions').insert({
    ...{ id, question_id: questionId, number, content: JSON.stringify(content) },
    ...{ created_by: actor.personId, created_at: sqlTime() },
  })
  await writeFiles(trx, id, files)
}

async function writeFiles(trx: Trx, versionId: string, files: QuestionFileInput[]) {
  await trx.from('courses_question_files').where('version_id', versionId).delete()
  if (files.length === 0) return
  await trx.table('courses_question_files').multiInsert(
    files.map(({ name, blobId }) => ({
      ...{ id: newId(), version_id: versionId, name, blob_id: blobId },
    }))
  )
}

/** Tags and what it asks of the curriculum; a code that is unknown here stays in the question itself. */
async function writeMarks(trx: Trx, questionId: string, { tags = [], outcomes = [] }: Question) {
  await trx.from('courses_question_tags').where('question_id', questionId).delete()
  const byKey = new Map(tags.map((tag) => [searchKey(tag).slice(0, 120), tag.slice(0, 120)]))
  for (const [key, tag] of byKey) {
    if (!key) continue
    await trx
      .table('courses_question_tags')
      .insert({ id: newId(), question_id: questionId, tag, tag_key: key })
  }
  await trx.from('courses_question_alignments').where('question_id', questionId).delete()
  const points = await findByCodes(outcomes, trx)
  for (const { code, lessonId, outcomeId } of points.values()) {
    await trx.table('courses_question_alignments').insert({
      ...{ id: newId(), question_id: questionId, code },
      ...{ lesson_id: lessonId, outcome_id: outcomeId },
    })
  }
}

/** The pictures of a version, to be taken over by another. */
export async function filesOf(versionId: string, trx: Trx): Promise<QuestionFileInput[]> {
  const rows = await trx.from('courses_question_files').where('version_id', versionId)
  return rows.map((row) => ({ name: row.name, blobId: row.blob_id }))
}
