import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { filesOf, insertQuestion } from '#courses/actions/write_question'
import type { Actor } from '#shared/actor'
import type { Bank } from '#courses/queries/banks'
import type { QuestionRow } from '#courses/queries/questions'

/** A copy of a question, as a draft, in a bank of the person's choice. @returns its id */
export async function copyQuestion(actor: Actor, row: QuestionRow, into: Bank): Promise<string> {
  return transaction(async (trx) => {
    const { source, ...content } = row.content
    const files = await filesOf(row.versionId, trx)
    const id = await insertQuestion(trx, actor, into, { content, files, state: 'draft' })
    await audit(trx, actor, {
      ...{ verb: 'courses.question_copied', subject: { type: 'question', id } },
      ...{ institutionId: into.institutionId, after: { from: row.id } },
    })
    return id
  })
}
