import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { notify } from '#identity/actions/notify'
import type { Actor } from '#shared/actor'
import type { Award, RevocationReason } from '#credentials/types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** Takes a certificate back for good: whoever checks its serial reads so, also at mirrors from the next edition on. */
export async function revokeAward(trx: Trx, actor: Actor, award: Award, reason: RevocationReason) {
  const known = await trx.from('credentials_revocations').where('serial', award.serial).first()
  if (known) return
  await trx.table('credentials_revocations').insert({
    ...{ id: newId(), issuer_id: award.issuerId, serial: award.serial, reason },
    ...{ revoked_by: actor.personId, revoked_at: sqlTime() },
  })
  await audit(trx, actor, {
    ...{ verb: 'credentials.award_revoked', subject: { type: 'person', id: award.personId } },
    ...{ institutionId: award.institutionId, after: { serial: award.serial, reason } },
  })
  await notify(trx, {
    ...{ kind: 'credentials.revoked', to: [award.personId], href: '/certificates' },
    data: { title: { km: award.titleKm, en: award.titleEn } },
  })
}
