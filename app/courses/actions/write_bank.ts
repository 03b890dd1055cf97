import { newCode, newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { transaction } from '#shared/database/transaction'
import { writersInstitution } from '#courses/access'
import type { Actor } from '#shared/actor'
import type { Bank } from '#courses/queries/banks'
import type { Scope } from '#courses/types'

export type BankInput = {
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  scope: Scope
}

const columnsOf = (input: BankInput) => ({
  ...{ title_km: input.titleKm, title_en: input.titleEn, scope: input.scope },
  ...{ description_km: input.descriptionKm, description_en: input.descriptionEn },
  search_text: clusterText([input.titleKm, input.titleEn].filter(Boolean).join(' ')),
  updated_at: sqlTime(),
})

/** @returns the code of the new bank */
export async function createBank(actor: Actor, input: BankInput): Promise<string> {
  const [id, code] = [newId(), newCode()]
  const institutionId = writersInstitution(actor)
  await transaction(async (trx) => {
    await trx.table('courses_question_banks').insert({
      ...{ id, code, institution_id: institutionId, created_by: actor.personId },
      ...{ ...columnsOf(input), created_at: sqlTime() },
    })
    await audit(trx, actor, {
      ...{ verb: 'courses.bank_created', subject: { type: 'question_bank', id }, institutionId },
      after: { code, title: input.titleKm ?? input.titleEn, scope: input.scope },
    })
  })
  return code
}

export async function updateBank(actor: Actor, bank: Bank, input: BankInput) {
  await transaction(async (trx) => {
    await trx.from('courses_question_banks').where('id', bank.id).update(columnsOf(input))
    await audit(trx, actor, {
      ...{ verb: 'courses.bank_changed', subject: { type: 'question_bank', id: bank.id } },
      institutionId: bank.institutionId,
      before: { title: bank.titleKm ?? bank.titleEn, scope: bank.scope },
      after: { title: input.titleKm ?? input.titleEn, scope: input.scope },
    })
  })
}

/** Deletes a bank without questions; one that holds some stays. */
export async function deleteBank(actor: Actor, bank: Bank) {
  return transaction(async (trx) => {
    const holds = await trx.from('courses_questions').where('bank_id', bank.id).first()
    const drawn = await trx.from('courses_quiz_slots').where('bank_id', bank.id).first()
    if (holds || drawn) return failed({ type: 'in_use' })
    await trx.from('courses_question_banks').where('id', bank.id).delete()
    await audit(trx, actor, {
      ...{ verb: 'courses.bank_deleted', subject: { type: 'question_bank', id: bank.id } },
      institutionId: bank.institutionId,
      before: { code: bank.code, title: bank.titleKm ?? bank.titleEn },
    })
    return ok(undefined)
  })
}
