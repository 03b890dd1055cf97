import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { transaction } from '#shared/database/transaction'
import CodeEntry from '#institutions/models/code_entry'
import type { Actor } from '#shared/actor'

/** Ends an entry with this day as its last, or with null takes the end back. Nothing that uses the code changes. */
export async function endCodeEntry(actor: Actor, id: string, activeTo: string | null) {
  await transaction(async (trx) => {
    const entry = await CodeEntry.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const before = entry.activeTo
    if (before === activeTo) return
    await entry.merge({ activeTo, updatedAt: clock.now() }).save()
    await audit(trx, actor, {
      verb: activeTo ? 'institutions.code_entry_ended' : 'institutions.code_entry_reopened',
      subject: { type: 'code_entry', id },
      before: { active_to: before },
      after: { active_to: activeTo },
    })
  })
  forget()
}
