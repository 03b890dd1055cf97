import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { transaction } from '#shared/database/transaction'
import Holiday from '#curriculum/models/holiday'
import type { Actor } from '#shared/actor'

/** Takes a holiday out of the calendar. */
export async function deleteHoliday(actor: Actor, id: string): Promise<void> {
  await transaction(async (trx) => {
    const holiday = await Holiday.query({ client: trx }).where('id', id).firstOrFail()
    await holiday.delete()
    await audit(trx, actor, {
      verb: 'curriculum.holiday_deleted',
      subject: { type: 'holiday', id },
      before: { day: holiday.day, name: holiday.nameKm },
    })
  })
  forget()
}
