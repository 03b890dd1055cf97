import { build, duration, type Happening } from '#runtime/statements/build'
import type { Segment } from '#runtime/statements/segments'

const VIDEO = 'https://w3id.org/xapi/video'
const ADL = 'http://adlnet.gov/expapi/verbs'

/** The verbs of the video profile. */
const verbs = {
  initialized: `${ADL}/initialized`,
  played: `${VIDEO}/verbs/played`,
  paused: `${VIDEO}/verbs/paused`,
  seeked: `${VIDEO}/verbs/seeked`,
  completed: `${ADL}/completed`,
  terminated: `${ADL}/terminated`,
}

export type VideoMoment = Happening & {
  what: keyof typeof verbs
  video: { id: string; name?: Record<string, string> }
  /** The page on which it stands. */
  page?: string
  /** One time of watching. */
  session: string
  /** Seconds into the video; for `seeked` also where it came from. */
  time: number
  from?: number
  length?: number
  /** From 0 to 1. */
  progress?: number
  /** The progress from which it counts as seen, from 0 to 1. */
  threshold?: number
  /** What was seen, from and to in seconds. */
  segments?: Segment[]
  seconds?: number
}

const fine = (seconds: number) => Math.round(seconds * 1000) / 1000

/** What somebody does with a video or a sound (xAPI video profile 1.0.3). */
export function videoStatement(moment: VideoMoment) {
  const { what, video, page, session, length, threshold } = moment
  return build(moment, {
    verb: { id: verbs[what], display: { en: what } },
    object: { ...video, type: `${VIDEO}/activity-type/video` },
    ...(what !== 'initialized' && { result: resultOf(moment) }),
    around: { category: [{ id: VIDEO }], ...(page && { parent: [{ id: page }] }) },
    extensions: {
      ...extension('session-id', session),
      ...(length !== undefined && extension('length', fine(length))),
      ...(threshold !== undefined && extension('completion-threshold', threshold)),
    },
  })
}

const extension = (name: string, value: unknown) => ({ [`${VIDEO}/extensions/${name}`]: value })

const resultOf = ({ what, time, from, progress, segments, seconds }: VideoMoment) => ({
  ...(what === 'completed' && { completion: true }),
  ...(seconds !== undefined && { duration: duration(seconds) }),
  extensions: {
    ...(what === 'seeked'
      ? { ...extension('time-from', fine(from ?? time)), ...extension('time-to', fine(time)) }
      : extension('time', fine(time))),
    ...(progress !== undefined && extension('progress', fine(progress))),
    ...(segments && extension('played-segments', segmentsText(segments))),
  },
})

/** `0[.]12.5[,]40[.]44`: pairs of seconds as the profile writes them. */
const segmentsText = (segments: Segment[]) =>
  segments.map(([from, to]) => `${fine(from)}[.]${fine(to)}`).join('[,]')
