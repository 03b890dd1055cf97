import db from '@adonisjs/lucid/services/db'
import { Job } from '#shared/jobs/job'
import { clock } from '#shared/clock'
import { freeBytes, roomFor } from '#mirror/edge/room'
import { notBefore } from '#mirror/edge/health'
import { isNight } from '#mirror/edge/night'
import { noteWord } from '#mirror/queries/words'
import { shownVisit } from '#mirror/queries/list_visits'
import { standingOf, standingTones } from '#mirror/queries/standing'
import { findSticks } from '#mirror/sticks/find_sticks'
import { pluggedIn } from '#mirror/sticks/stick_places'
import Origin from '#mirror/models/origin'
import Received from '#mirror/models/received'
import Visit from '#mirror/models/visit'
import type { Locale } from '#config/i18n'

const SHOWN = 5

const KINDS = ['mirror.receive_editions', 'mirror.return_edition']

/** What the mirror of this server holds, what is coming, what became of the last contacts. Six queries. */
export async function herePage(locale: Locale) {
  const origin = await Origin.query().where('state', 'active').first()
  const jobs = await Job.query()
    .whereIn('kind', KINDS)
    .whereIn('state', ['queued', 'running'])
    .orderBy('createdAt')
  if (!origin) return { standing: 'alone' as const, tone: standingTones.alone }
  const editions = await Received.query()
    .where('originId', origin.id)
    .whereNotIn('state', ['collected'])
    .orderBy('sequence', 'desc')
    .limit(20)
  const current = editions.find(({ id }) => id === origin.currentId)
  const previous = editions.find(({ id }) => id === origin.previousId)
  const floor = current ? Number(origin.sequence) : 0
  const coming = editions.find(
    ({ state, sequence }) => sequence > floor && !['active', 'returned'].includes(state)
  )
  const free = await freeBytes()
  const visits = await Visit.query().orderBy('startedAt', 'desc').limit(SHOWN)
  const standing = standingOf(
    origin,
    current && shown(current),
    coming && shown(coming, jobs.length > 0)
  )
  return {
    ...{ standing, tone: standingTones[standing], free },
    ...{ current: current && shown(current), coming: coming && shown(coming) },
    previous: previous && { ...shown(previous), isNewer: isNewerThan(previous, current) },
    needed: coming ? roomFor(Number(coming.missingBytes || coming.bytes)) : undefined,
    resources: await resourcesHere(),
    job: shownJob(jobs.find(({ state }) => state === 'running') ?? jobs[0]),
    visits: visits.map((row) => shownVisit(row, locale)),
    origin: shownOrigin(origin),
    sticks: await shownSticks(),
  }
}

const isNewerThan = (one: Received, other: Received | undefined) =>
  other !== undefined && one.sequence > other.sequence

function shown(row: Received, isUnderWay = false) {
  const { sequence, issuedAt, staleAfter, activatedAt, objects, missingObjects, minAppVersion } =
    row
  return {
    ...{ sequence, issuedAt, staleAfter, activatedAt, objects, missingObjects, minAppVersion },
    // What is being fetched may have been missing a moment ago.
    state: isUnderWay && row.state === 'partial' ? 'fetching' : row.state,
    ...{ note: row.note, why: noteWord(row.note), medium: row.medium },
    ...{ bytes: Number(row.bytes), missingBytes: Number(row.missingBytes) },
  }
}

function shownJob(job: Job | undefined) {
  if (!job) return undefined
  const { folder } = job.input as { folder?: string }
  const kind = job.kind === 'mirror.return_edition' ? 'return' : folder ? 'stick' : 'wire'
  const step = job.state === 'queued' ? 'queued' : (job.step ?? 'read')
  return {
    ...{ id: job.id, kind, step, isStopping: job.cancelRequested },
    // Kept in kilobytes.
    ...{ done: job.done * 1000, total: job.total ? job.total * 1000 : null },
  }
}

function shownOrigin(origin: Origin) {
  const { name, url, profile, channel, lastContactAt, lastMedium, failures } = origin
  const { nightFrom, nightTo, rateKb, peers, nextPollAt, revocations, isSharing } = origin
  const floor = origin.clockFloor
  return {
    ...{ name, url, profile, channel, lastContactAt, lastMedium, failures, nextPollAt },
    ...{ nightFrom, nightTo, rateKb, peers, revocations, isSharing: Boolean(isSharing) },
    isNight: isNight(nightFrom, nightTo, clock.now()),
    /** The clock of this machine is before what was signed last. */
    clockWrong: floor && floor > clock.now() ? notBefore(origin) : undefined,
  }
}

async function shownSticks() {
  const ours = await findSticks()
  const mounts = await pluggedIn()
  return mounts.map((mount) => ({
    mount,
    label: ours.find((one) => one.mount === mount)?.label,
  }))
}

async function resourcesHere() {
  const [{ total }] = await db
    .from('library_resources')
    .where('state', 'published')
    .count('* as total')
  return Number(total)
}
