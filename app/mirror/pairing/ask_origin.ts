import { clock } from '#shared/clock'
import { keepAsking, prepareRequest } from '#mirror/pairing/ask_to_pair'
import { sayHello, sendRequest } from '#mirror/pairing/origin_line'
import type Origin from '#mirror/models/origin'
import type { Actor } from '#shared/actor'

/** A clock that is off by more is told of. */
const FAR_SECONDS = 3600

/** Asks an origin over the line to take this server as a mirror (section 22). @throws LineError */
export async function askOrigin(
  actor: Actor,
  { address, name }: { address: string; name: string }
): Promise<Origin> {
  const { url, name: originName, root, skew } = await sayHello(address)
  const prepared = await prepareRequest(name, root)
  const { id, code, seconds } = await sendRequest(url, prepared.request)
  const until = clock.now().plus({ seconds }).toISO()!
  return keepAsking(
    actor,
    prepared,
    { medium: 'http', id, code, until, ...(Math.abs(skew) > FAR_SECONDS && { skew }) },
    { url, name: originName, root }
  )
}
