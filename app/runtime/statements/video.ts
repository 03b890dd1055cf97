import { build, duration, type Happening } from '#runtime/statements/build'

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
  /** One time of watching. */
  session: string
  /** Seconds into the video; for `seeked` also where it came from. */
  time: number
  from?: number
  length?: number
  /** From 0 to 1. */
  progress?: number
  /** What was seen, from and to in seconds. */
  segments?: [number, number][]
  seconds?: number
}

const fine = (seconds: number) => Math.round(seconds * 1000) / 1000

/** What somebody does with a video (xAPI video profile 1.0). */
export function videoStatement(moment: VideoMoment) {
  const { what, video, session, time, from, length, progress, segments, seconds } = moment
  const extension = (name: string, value: unknown) => ({ [`${VIDEO}/extensions/${name}`]: value })
  const extensions = {
    ...(what === 'seeked'
      ? { ...extension('time-from', fine(from ?? time)), ...extension('time-to', fine(time)) }
      : extension('time', fine(time))),
    ...(progress !== undefined && extension('progress', fine(progress))),
    ...(segments && extension('played-segments', segmentsText(segments))),
  }
  return build(moment, {
    verb: { id: verbs[what], display: { en: what } },
    object: { ...video, type: `${VIDEO}/activity-type/video` },
    result: {
      ...(what === 'completed' && { completion: true }),
      ...(seconds !== undefined && { duration: duration(seconds) }),
      extensions,
    },
    around: { category: [{ id: VIDEO }] },
    extensions: {
      ...extension('session-id', session),
      ...(length !== undefined && extension('length', fine(length))),
    },
  })
}

/** `0[.]12.5[,]40[.]44`: pairs of seconds as the profile writes them. */
const segmentsText = (segments: [number, number][]) =>
  segments.map(([from, to]) => `${fine(from)}[.]${fine(to)}`).join('[,]')
