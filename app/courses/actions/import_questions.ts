import db from '@adonisjs/lucid/services/db'
import { audit } from '#shared/audit/record'
import { checkQuestion } from '#shared/questions/check_question'
import { findQuestion } from '#courses/queries/questions'
import { transaction } from '#shared/database/transaction'
import { changeQuestion, insertQuestion } from '#courses/actions/write_question'
import type { Actor } from '#shared/actor'
import type { Bank } from '#courses/queries/banks'
import type { Question } from '#shared/questions/types'

const MOST = 5000

export type ImportedQuestions = {
  added: number
  changed: number
  same: number
  refused: { at: number; problems: string[]; where?: string }[]
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** PostgreSQL gives the properties of JSON in an order of its own. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, sorted(one)])
        )
      : value

/**
 * Brings questions of a file (`QuestionFile`) into a bank as drafts, in one transaction. One whose `source.key` is in
 * the bank already is written anew, or left where nothing changed. What cannot be asked is left out with the reason.
 * @param files blobs by the name of the picture
 */
export async function importQuestions(
  actor: Actor,
  bank: Bank,
  values: unknown[],
  files = new Map<string, string>()
): Promise<ImportedQuestions> {
  const report: ImportedQuestions = { added: 0, changed: 0, same: 0, refused: [] }
  const good: Question[] = []
  const keys = new Set<string>()
  for (const [index, value] of values.slice(0, MOST).entries()) {
    const checked = checkQuestion(value)
    const key = checked.ok ? checked.question.source?.key : undefined
    if (checked.ok && !(key && keys.has(key))) {
      good.push(checked.question)
      if (key) keys.add(key)
    } else if (checked.ok) report.refused.push({ at: index + 1, problems: ['keys'] })
    else report.refused.push({ at: index + 1, problems: checked.problems, where: checked.at })
  }
  const standing = await standingIn(bank, good)
  await transaction(async (trx) => {
    for (const content of good) {
      const pictures = content.pictures ?? []
      const kept = pictures.flatMap(({ name }) => {
        const blobId = files.get(name)
        return blobId ? [{ name, blobId }] : []
      })
      const row = content.source && standing.get(content.source.key)
      const input = { content, files: kept, state: 'draft' as const }
      if (!row) {
        await insertQuestion(trx, actor, bank, input)
        report.added += 1
      } else if (isSame(row.content, content)) report.same += 1
      else {
        await changeQuestion(trx, actor, row, { ...input, state: row.state })
        report.changed += 1
      }
    }
    const { added, changed } = report
    await audit(trx, actor, {
      ...{ verb: 'courses.questions_imported', subject: { type: 'question_bank', id: bank.id } },
      ...{ institutionId: bank.institutionId, after: { added, changed } },
    })
  })
  return report
}

/** What the bank has of these questions, by the key of their source. */
async function standingIn(bank: Bank, questions: Question[]) {
  const keys = [...new Set(questions.flatMap(({ source }) => source?.key ?? []))]
  const found = new Map<string, Awaited<ReturnType<typeof findQuestion>>>()
  for (let from = 0; from < keys.length; from += 400) {
    const rows = await db
      .from('courses_questions')
      .where('bank_id', bank.id)
      .whereIn('source_key', keys.slice(from, from + 400))
      .select('id', 'source_key')
    for (const row of rows) found.set(row.source_key, await findQuestion(row.id))
  }
  return found
}
