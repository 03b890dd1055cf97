import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { isTwice } from '#runtime/lrs/store/store_statements'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { transaction } from '#shared/database/transaction'
import { joined, secondsOf, type Segment } from '#runtime/statements/segments'
import { videoStatement, type VideoMoment } from '#runtime/statements/video'

/** Credits at the end are left out by most: who has seen so much has seen the film. */
export const THRESHOLD = 0.95

/** What players tell. `watched` says how far it is while it plays: no statement of its own. */
export const viewingMoments = [
  ...(['initialized', 'played', 'paused', 'seeked', 'terminated', 'watched'] as const),
] as const

export type ViewingMoment = {
  what: (typeof viewingMoments)[number]
  /** The device counts the moments of a session: told twice they are one. */
  number: number
  at: Date
  time: number
  from?: number
  /** All that was seen in this session so far. */
  segments?: Segment[]
}

export type Viewing = {
  personId: string
  session: string
  video: { id: string; name?: Record<string, string> }
  page: string
  /** Seconds. Without it nothing is complete. */
  length?: number
  moments: ViewingMoment[]
}

/** Keeps what somebody watched. It is complete when what was seen reaches the threshold, once in a session. */
export async function recordViewing(viewing: Viewing) {
  const statements = new Map(
    viewing.moments
      .flatMap((moment) => saidOf(viewing, moment))
      .map(videoStatement)
      .map((statement) => [statement.id, statement])
  )
  if (statements.size === 0) return
  const write = () =>
    transaction(async (trx) => {
      const authority = ownAuthority('video', await learnerInstitution(viewing.personId, trx))
      await recordStatements(trx, authority, [...statements.values()])
    })
  // A page that goes sends again what is under way.
  await write().catch((error) => {
    if (isTwice(error)) return write()
    throw error
  })
}

function saidOf({ moments: _, ...viewing }: Viewing, moment: ViewingMoment): VideoMoment[] {
  const { personId, session, video, length } = viewing
  const { what, number, at, time, from, segments: told } = moment
  const key = `${video.id}/${personId}/${session}`
  const segments = told && joined(told, length)
  const seconds = segments && secondsOf(segments)
  const progress = seconds !== undefined && length ? Math.min(1, seconds / length) : undefined
  const inside = (place: number) => Math.min(place, length ?? place)
  const common = {
    ...{ ...viewing, at, threshold: THRESHOLD, time: inside(time), segments, progress },
    from: from === undefined ? undefined : inside(from),
  }
  return [
    ...(what === 'watched' ? [] : [{ ...common, what, key: `${key}/${number}` }]),
    ...(progress !== undefined && progress >= THRESHOLD
      ? [{ ...common, what: 'completed' as const, key: `${key}/completed`, seconds }]
      : []),
  ]
}
