import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { PairingError } from '#mirror/pairing/pairing_error'
import Pairing from '#mirror/models/pairing'
import type { Actor } from '#shared/actor'

/** Does not take a server as a mirror; its people read the reason. @throws PairingError where it was decided already */
export function refusePairing(actor: Actor, id: string, reason: string | null) {
  return transaction(async (trx) => {
    const now = sqlTime()
    const refused = await Pairing.query({ client: trx })
      .where({ id, state: 'waiting' })
      .update({
        ...{ state: 'refused', reason, decided_by: actor.personId },
        ...{ decided_at: now, updated_at: now },
      })
    if (Number(refused) === 0) throw new PairingError('decided')
    await audit(trx, actor, {
      verb: 'mirror.pairing_refused',
      subject: { type: 'mirror_pairing', id },
      after: { reason },
    })
  })
}
