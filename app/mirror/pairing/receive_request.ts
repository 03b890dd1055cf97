import { clock } from '#shared/clock'
import { newCode, newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import { nameOf } from '#mirror/format/object_name'
import { ownRoot } from '#mirror/pairing/own_root'
import { readRequest } from '#mirror/pairing/messages'
import { PairingError } from '#mirror/pairing/pairing_error'
import { lookingAfter, told } from '#mirror/pairing/told'
import Pairing from '#mirror/models/pairing'
import Site from '#mirror/models/site'

/** How long a request stands: by wire a day, on a stick as long as a stick is under way. */
const HOURS = { http: 24, stick: 30 * 24 }

/** More than wait at any time; whoever sends so many means no good. */
const MOST_WAITING = 500

/**
 * A server asks to be a mirror of this one, by wire or by a file. The same request again is the same row.
 * @throws PairingError
 */
export async function receiveRequest(value: unknown, medium: 'http' | 'stick'): Promise<Pairing> {
  const request = readRequest(value)
  const root = await ownRoot()
  if (request.root !== null && request.root !== nameOf(Buffer.from(root))) {
    throw new PairingError('other_root')
  }
  const known = await Pairing.findBy('publicKey', request.publicKey)
  if (known) {
    if (known.isOver) throw new PairingError('expired')
    return known
  }
  if (await Site.findBy('publicKey', request.publicKey)) throw new PairingError('known_key')
  return transaction(async (trx) => {
    const waiting = await Pairing.query({ client: trx })
      .where('state', 'waiting')
      .where('expires_at', '>', sqlTime())
      .select('id', 'created_at')
    if (waiting.length >= MOST_WAITING) throw new PairingError('busy')
    const row = new Pairing().useTransaction(trx)
    row.merge({
      ...{ id: newId(), code: newCode(), number: request.number, name: request.name, medium },
      ...{ publicKey: request.publicKey, request, formerly: request.formerly, state: 'waiting' },
      expiresAt: clock.now().plus({ hours: HOURS[medium] }),
    })
    await row.save()
    const lately = clock.now().minus({ minutes: 30 })
    if (medium === 'http' && !waiting.some(({ createdAt }) => createdAt > lately)) {
      await notify(trx, {
        kind: told.waits,
        to: await holdersOf(lookingAfter, null, trx),
        data: { name: request.name, number: request.number },
        href: `/administration/mirror/pairings/${row.code}`,
      })
    }
    return row
  })
}
