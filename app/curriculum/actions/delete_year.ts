import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { transaction } from '#shared/database/transaction'
import Year from '#curriculum/models/year'
import type { Actor } from '#shared/actor'

/** Takes an academic year away; classes keep its name, which is text. Where a province had its own, the country's holds. */
export async function deleteYear(actor: Actor, id: string): Promise<void> {
  await transaction(async (trx) => {
    const year = await Year.query({ client: trx }).where('id', id).firstOrFail()
    await trx.from('curriculum_semesters').where('year_id', id).delete()
    await year.delete()
    await audit(trx, actor, {
      verb: 'curriculum.year_deleted',
      subject: { type: 'academic_year', id },
      before: { name: year.name, place: year.placeCode },
    })
  })
  forget()
}
