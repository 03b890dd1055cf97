import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import Session from '#runtime/models/session'

/**
 * Notes that a unit asks for the key of its session. `isFirst` says whether it may have it: of two that ask at the
 * same moment only one does. Undefined where there is no such session.
 */
export async function fetchSession(id: string) {
  return transaction(async (trx) => {
    const taken = await Session.query({ client: trx })
      .where('id', id)
      .whereNull('fetchedAt')
      .whereNull('endedAt')
      .update({ fetchedAt: clock.now().toUTC().toSQL({ includeOffset: false }) })
    const session = await Session.query({ client: trx }).where('id', id).first()
    if (!session) return undefined
    return { outsideOrigin: session.outsideOrigin, isFirst: Number(taken) === 1 }
  })
}
