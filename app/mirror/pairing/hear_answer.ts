import encryption from '@adonisjs/core/services/encryption'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { sqlTime } from '#shared/database/times'
import { isMirrorHere } from '#mirror/role'
import { askAnswer, LineError } from '#mirror/pairing/origin_line'
import { PairingError } from '#mirror/pairing/pairing_error'
import { takeAnswer } from '#mirror/pairing/take_answer'
import { waitingOrigin } from '#mirror/pairing/ask_to_pair'
import type { OwnPairing } from '#mirror/pairing/own_pairing'
import Origin from '#mirror/models/origin'

/** A person stands before the screen at first; later it is asked now and then. */
const OFTEN = { minutes: 20, seconds: 5 }
const SELDOM_SECONDS = 120

/** Looks after a request that waits: what became of it at the origin. For the background, and for a page that cannot wait. */
export async function hearAnswer(): Promise<void> {
  if (!isMirrorHere()) return
  const waiting = await waitingOrigin()
  if (!waiting?.pairing?.id || waiting.pairing.over) return
  if (!isDue(waiting)) return
  const { pairing } = waiting
  try {
    const privatePem = encryption.decrypt<string>(waiting.secretKey)!
    const heard = await askAnswer(waiting.url!, pairing.id!, privatePem)
    if (heard.state === 'accepted') {
      await takeAnswer(SYSTEM, heard.answer, { url: waiting.url! })
      return
    }
    const isOver = heard.state !== 'waiting'
    const over = isOver ? (heard.state as OwnPairing['over']) : undefined
    await note(waiting, { ...without(pairing), ...(over && { over, reason: heard.reason }) })
  } catch (error) {
    if (!(error instanceof LineError || error instanceof PairingError)) throw error
    await note(waiting, { ...without(pairing), problem: error.code })
  }
}

/** Also when the clock went back meanwhile. */
function isDue({ nextPollAt }: Origin) {
  const wait = nextPollAt ? nextPollAt.diff(clock.now()).as('seconds') : 0
  return wait <= 0 || wait > SELDOM_SECONDS
}

const without = ({ ...pairing }: OwnPairing) => {
  delete pairing.problem
  return pairing
}

function note({ id, pairing }: Origin, now: OwnPairing) {
  const age = clock.now().toMillis() - Date.parse(pairing!.askedAt)
  const isFresh = Math.abs(age) < OFTEN.minutes * 60_000
  const seconds = isFresh ? OFTEN.seconds : SELDOM_SECONDS
  return Origin.query()
    .where({ id, state: 'waiting' })
    .update({
      pairing: JSON.stringify(now),
      next_poll_at: sqlTime(clock.now().plus({ seconds })),
      updated_at: sqlTime(),
    })
}
