import { receivingStore } from '#mirror/store/objects'
import { crashPoint } from '#mirror/crash_points'
import { TrustError } from '#mirror/trust/trusted_folder'
import { FormatError } from '#mirror/format/format_error'
import { RowsError } from '#mirror/rows/rows_error'
import { refreshTrust, type Trusted } from '#mirror/edge/trust'
import { announce, type Announced } from '#mirror/edge/announce'
import { mend } from '#mirror/edge/scrub'
import { takeRevocations } from '#mirror/edge/take_revocations'
import { bringEdition } from '#mirror/edge/bring_edition'
import { switchEdition } from '#mirror/edge/switch_edition'
import { collectObjects } from '#mirror/edge/collect_objects'
import { Gatherer, MissingObject, type Tally } from '#mirror/edge/gather'
import { SourceError, type EditionSource } from '#mirror/edge/source'
import Origin from '#mirror/models/origin'
import Received, { openStates } from '#mirror/models/received'
import type { VisitOutcome } from '#mirror/models/visit'

export type ReceiveOptions = {
  signal?: AbortSignal
  /** Hears how far it is: bytes that came, and of how many, where that is known. */
  progress?: (step: string, done: number, total: number) => Promise<void> | void
  /** Only what is withdrawn: what is large waits for the night. */
  isSmall?: boolean
  /** Servers near by that may have the same bytes. */
  nearBy?: EditionSource[]
  /** Free bytes of the disk, for tests. */
  free?: () => Promise<number>
}

export type ReceiveResult = {
  outcome: Exclude<VisitOutcome, 'running'>
  note: string | null
  receivedId: string | null
  withdrawn: number
} & Tally

/**
 * One contact with an origin. What is signed comes from this source; bytes come from those near by first, then from it.
 * In the order of docs/protocols/mirror.md section 18: what is signed, what is withdrawn, what is missing, the switch.
 * May be ended at any point and begun again; running it twice changes nothing.
 */
export async function receive(
  originId: string,
  source: EditionSource,
  options: ReceiveOptions = {}
): Promise<ReceiveResult> {
  const store = receivingStore()
  await store.sweepIncoming()
  const gatherer = new Gatherer(store, [...(options.nearBy ?? []), source], {
    signal: options.signal,
    ...progressOf(options),
  })
  const state = { withdrawn: 0, receivedId: null as string | null }
  const end = (outcome: ReceiveResult['outcome'], note: string | null = null) => ({
    ...{ outcome, note, ...state, ...gatherer.tally },
  })

  const origin = await Origin.findOrFail(originId)
  let trusted: Trusted | undefined
  let refusal: string | undefined
  try {
    trusted = await refreshTrust(origin, source)
    crashPoint('edition.trusted')
  } catch (error) {
    if (error instanceof SourceError) return end('partial', error.code)
    refusal = codeOf(error)
    if (!refusal) throw error
  }
  try {
    let found: Announced = { kind: 'none' }
    if (trusted) {
      found = await announce(origin, trusted, source.medium)
      if (trusted.revocations) {
        state.withdrawn = await takeRevocations(originId, trusted.revocations, gatherer)
      }
    }
    const received = found.kind === 'to_fetch' ? found.received : await unfinished(origin)
    if (found.kind === 'standing') {
      state.receivedId = found.received.id
      if (found.received.missingObjects > 0) return await mendIt(found.received)
    }
    if (!received) return endWithout(found)
    state.receivedId = received.id
    if (options.isSmall) return end('held', 'waits_for_night')
    return await finish(received)
  } catch (error) {
    const code = codeOf(error)
    if (!code) throw error
    return end(await settle(code, error), code)
  }

  async function mendIt(received: Received) {
    const missing = await mend(await Origin.findOrFail(originId), received, gatherer)
    return end(missing > 0 ? 'partial' : 'done', missing > 0 ? 'missing' : 'mended')
  }

  /** What the row of an edition says when it could not be taken. */
  async function settle(code: string, error: unknown) {
    const received = state.receivedId && (await Received.find(state.receivedId))
    const isOpen = received && openStates.includes(received.state)
    if (error instanceof SourceError || error instanceof MissingObject) {
      if (isOpen) await received.merge({ state: 'partial', note: code }).save()
      return 'partial' as const
    }
    const outcome = HELD.includes(code) ? ('held' as const) : ('refused' as const)
    const note = outcome === 'held' ? 'app_too_old' : code
    if (isOpen) await received.merge({ state: outcome, note }).save()
    return outcome
  }

  function endWithout(found: Announced) {
    if (refusal) return end('refused', refusal)
    return end('nothing_new', found.kind === 'old' ? 'older' : null)
  }

  /** An edition of which the rest may be on this stick, whatever else that stick is. */
  async function finish(received: Received) {
    const brought = await bringEdition(originId, received, gatherer, options)
    if (brought !== 'complete') {
      const { note } = await Received.findOrFail(received.id)
      if (refusal) return end('refused', refusal)
      return end(brought, note)
    }
    await options.progress?.('switch', 1, 1)
    await switchEdition(originId, await Received.findOrFail(received.id))
    await collectObjects()
    await store.sweepIncoming(true)
    return end('done')
  }
}

/** What came is said in bytes, as soon as it is known how many there will be. */
function progressOf({ progress }: ReceiveOptions) {
  let [came, total] = [0, 0]
  return {
    came: (bytes: number) => {
      came += bytes
      return progress?.(total > 0 ? 'fetch' : 'read', Math.min(came, total || came), total)
    },
    expects: (bytes: number) => {
      ;[came, total] = [0, bytes]
      return progress?.('fetch', 0, total)
    },
  }
}

const unfinished = (origin: Origin) =>
  Received.query()
    .where('originId', origin.id)
    .whereIn('state', openStates)
    .where('sequence', '>', origin.currentId ? origin.sequence : 0)
    .orderBy('sequence', 'desc')
    .first()

/** A newer Tonle reads what this one cannot. */
const HELD = ['app_too_old', 'newer_version']

/** What a person is told of; anything else is a fault of the program. */
function codeOf(error: unknown) {
  if (error instanceof TrustError || error instanceof SourceError) return error.code
  if (error instanceof FormatError || error instanceof RowsError) return error.code
  return error instanceof MissingObject ? 'missing' : undefined
}
