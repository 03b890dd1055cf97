import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import Holiday from '#curriculum/models/holiday'
import type { Actor } from '#shared/actor'

export type HolidayInput = {
  day: string
  placeCode: string
  nameKm: string
  nameEn: string
  closesSchools: boolean
  isDraft: boolean
}

/** Adds a holiday, or changes the one with this id. */
export async function saveHoliday(
  actor: Actor,
  id: string | null,
  input: HolidayInput
): Promise<Result<Holiday, { type: 'holiday_taken' }>> {
  const result = await transaction(
    async (trx): Promise<Result<Holiday, { type: 'holiday_taken' }>> => {
      const { day, placeCode, nameEn } = input
      const twin = await Holiday.query({ client: trx })
        .where({ day, place_code: placeCode, name_en: nameEn })
        .first()
      if (twin && twin.id !== id) return failed({ type: 'holiday_taken' })
      const holiday = id
        ? await Holiday.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
        : new Holiday().useTransaction(trx)
      const before = id ? { ...holiday.$attributes } : null
      await holiday.merge({ ...input, id: id ?? newId() }).save()
      await audit(trx, actor, {
        verb: id ? 'curriculum.holiday_updated' : 'curriculum.holiday_created',
        subject: { type: 'holiday', id: holiday.id },
        before: before && { day: before.day, name: before.nameKm, closes: before.closesSchools },
        after: { day, name: input.nameKm, closes: input.closesSchools },
      })
      return ok(holiday)
    }
  )
  forget()
  return result
}
