import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { hardware } from '#mirror/pairing/hardware'
import Origin from '#mirror/models/origin'
import type { Actor } from '#shared/actor'

/** This machine is the mirror from now on: the one before is off. */
export async function moveHere(actor: Actor) {
  const here = await hardware()
  await transaction(async (trx) => {
    const origin = await Origin.query({ client: trx }).where('state', 'active').first()
    if (!origin || origin.hardware === here) return
    await Origin.query({ client: trx })
      .where('id', origin.id)
      .update({ hardware: here, updated_at: sqlTime() })
    const subject = { type: 'mirror_origin', id: origin.id }
    await audit(trx, actor, { verb: 'mirror.machine_changed', subject })
  })
}
