import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import encryption from '@adonisjs/core/services/encryption'
import { readMessage } from '#mirror/format/messages'
import { HttpSource, jsonOf } from '#mirror/edge/http_source'
import { nextCounter } from '#mirror/edge/counter'
import { health, monthOf } from '#mirror/edge/health'
import { hardware } from '#mirror/pairing/hardware'
import { placeOfRun } from '#mirror/pairing/place_of_run'
import { noteStanding } from '#mirror/pairing/note_standing'
import { isNight } from '#mirror/edge/night'
import { jitter } from '#mirror/edge/pace'
import { SourceError, type EditionSource } from '#mirror/edge/source'
import { receive, type ReceiveOptions, type ReceiveResult } from '#mirror/edge/receive'
import Origin, { standings } from '#mirror/models/origin'
import Received from '#mirror/models/received'
import Visit from '#mirror/models/visit'

/** Between two polls, in minutes. */
const POLL_MINUTES = 60
const POLL_LIMIT = 64 * 1024

type PollAnswer = {
  channel: string
  profile: string | null
  metadata: number
  edition: { name: string; sequence: number } | null
  revocations: number
  /** What this mirror may fetch over the wire in a month; null or nothing where there is no limit. */
  monthBytes?: number | null
}

/** Over HTTP: polls, and takes what is new. @throws where the origin has no address */
export async function contactOrigin(
  originId: string,
  options: ReceiveOptions & { pause?: number; isLargeNow?: boolean } = {}
) {
  return visited(originId, 'http', work, options)

  async function work(origin: Origin) {
    const source = sourceOf(origin, origin.url!, options)
    const polled = await poll(origin, source)
    const fresh = await Origin.findOrFail(originId)
    if (!(await hasNews(fresh, polled))) return nothing()
    const nearBy = origin.peers.map((url) => sourceOf(origin, url, options, 'peer'))
    const { monthBytes: came } = await monthOf(origin)
    const isOver = typeof polled.monthBytes === 'number' && came >= polled.monthBytes
    const isDay = !isNight(origin.nightFrom, origin.nightTo, clock.now())
    const isSmall = !options.isLargeNow && (isDay || isOver)
    const result = await receive(originId, source, { ...options, nearBy, isSmall })
    if (result.outcome === 'done')
      await poll(await Origin.findOrFail(originId), source).catch(() => {})
    return result
  }
}

const nothing = (): ReceiveResult => ({
  ...{ outcome: 'nothing_new', note: null, receivedId: null },
  ...{ withdrawn: 0, objects: 0, bytes: 0, bad: 0 },
})

function sourceOf(
  origin: Origin,
  url: string,
  { signal, pause }: ReceiveOptions & { pause?: number },
  medium: 'http' | 'peer' = 'http'
) {
  const privatePem = encryption.decrypt<string>(origin.secretKey)!
  return new HttpSource({
    ...{ url, signal, medium, pause, counter: (standing) => nextCounter(origin.id, standing) },
    signWith: { keyId: origin.siteId!, privatePem },
    // What is near by costs no line.
    bytesPerSecond: medium === 'http' && origin.rateKb ? origin.rateKb * 1000 : null,
  })
}

/** Says how this server is and hears whether there is something new. */
async function poll(origin: Origin, source: HttpSource): Promise<PollAnswer> {
  const said = {
    ...(await health(origin, 'http')),
    ...{ ask: newId(), boot: await placeOfRun(), hardware: await hardware() },
  }
  const bytes = await source.post('/mirror/v1/poll', said, POLL_LIMIT)
  if (!bytes) throw new SourceError('no_answer')
  const answer = readAnswer(bytes)
  const isOther = answer.profile !== null && answer.profile !== origin.profile
  if (isOther || answer.channel !== origin.channel) {
    // Numbers of editions rise within one profile.
    const { channel, profile } = answer
    await Origin.query()
      .where('id', origin.id)
      .update({ channel, ...(isOther && { profile, sequence: 0 }) })
  }
  return answer
}

/** Something else may answer in the place of an origin. */
function readAnswer(bytes: Uint8Array): PollAnswer {
  const answer = readMessage<PollAnswer>('polled', jsonOf(bytes))
  if (!answer) throw new SourceError('strange')
  return answer
}

/** A poll is not trusted; it only says whether asking for what is signed is worthwhile. */
async function hasNews(origin: Origin, { edition, revocations, metadata }: PollAnswer) {
  if (metadata === 0) return false
  if (revocations > origin.revocations || origin.seenTargets === 0) return true
  if (!edition) return false
  const known = await Received.query().where({ originId: origin.id, name: edition.name }).first()
  if (!known) return true
  return !['active', 'returned', 'refused'].includes(known.state) || known.missingObjects > 0
}

type FolderOptions = {
  stickId?: string
  /** What is put on the stick for its way home. @returns what became of that */
  home?: (origin: Origin, result: ReceiveResult) => Promise<string | null>
}

/** Imports from a folder that somebody brought: the same way, another source. */
export const contactFolder = (
  originId: string,
  source: EditionSource,
  options: ReceiveOptions & FolderOptions = {}
) =>
  visited(
    originId,
    'stick',
    async (origin) => {
      const result = await receive(originId, source, options)
      return { ...result, home: await options.home?.(origin, result) }
    },
    options
  )

type Visited = ReceiveResult & { home?: string | null }

const STOPPED = { outcome: 'partial', note: 'stopped' } as const

/** Keeps what came of a contact, also when nothing did. */
async function visited(
  originId: string,
  medium: 'http' | 'stick',
  work: (origin: Origin) => Promise<Visited>,
  options: ReceiveOptions & FolderOptions
): Promise<Visited> {
  const origin = await Origin.findOrFail(originId)
  const visit = await Visit.create({
    ...{ id: newId(), originId, medium, stickId: options.stickId ?? null, outcome: 'running' },
    startedAt: clock.now(),
  })
  try {
    const result = await work(origin)
    await close(result)
    if (medium === 'http') await noteStanding(originId, standingOf(result.note))
    return result
  } catch (error) {
    const isLine = error instanceof SourceError
    if (isLine) {
      const failed: ReceiveResult = { ...nothing(), outcome: 'failed', note: error.code }
      await close(failed)
      const standing = standingOf(error.code)
      if (medium === 'http' && standing) await noteStanding(originId, standing)
      return failed
    }
    const wasStopped = options.signal?.aborted
    await close({
      ...{ ...nothing(), ...(wasStopped ? STOPPED : { outcome: 'failed', note: 'fault' }) },
    })
    throw error
  }

  async function close({ home = null, ...result }: Visited) {
    const { outcome, note, receivedId, objects, bytes, bad, withdrawn } = result
    const now = clock.now()
    await visit
      .merge({ outcome, note, receivedId, objects, bytes, bad, withdrawn, home, finishedAt: now })
      .save()
    const hasMet = outcome !== 'failed'
    const failures = hasMet ? 0 : origin.failures + 1
    const minutes = POLL_MINUTES * (0.75 + Math.random() / 2)
    // Whoever was told why it is not served asks on as often as before: it may be served again.
    const isTold = hasMet || standingOf(note) !== null
    const later = isTold ? now.plus({ minutes }) : now.plus({ milliseconds: backOff(failures) })
    await Origin.query()
      .where('id', originId)
      .update({
        ...(hasMet && {
          last_contact_at: now.toSQL({ includeOffset: false }),
          last_medium: medium,
        }),
        note,
        // A stick says nothing of the line: it is asked when its time comes.
        ...(medium === 'http' && {
          ...{ failures, next_poll_at: later.toSQL({ includeOffset: false }) },
        }),
      })
  }
}

/** After failures: minutes at first, six hours at most. */
const backOff = (failures: number) => 60_000 + jitter(failures, 120_000, 6 * 3_600_000)

const standingOf = (note: string | null) => standings.find((one) => one === note) ?? null
