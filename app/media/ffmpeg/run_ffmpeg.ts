import ffmpeg from 'fluent-ffmpeg'
import { helper } from '#shared/helpers'
import { MediaProblem } from '#media/prepare/types'

export type FfmpegRun = {
  /** The demuxer, told by the bytes: ffmpeg does not look for itself, so no list of other files is ever read. */
  format: string
  input: string
  /** What stands before the input, such as where to begin. */
  before?: string[]
  args: string[]
  output: string
  cwd: string
  /** How long the input is, for the limit of time and for the progress. */
  lasts: number
  signal: AbortSignal
  progress?: (share: number) => void
}

/** The longest input that is read and the largest output, whatever the file says of itself; the least time for a run. */
export const ffmpegLimits = { seconds: 4 * 3600, bytes: 4 * 1024 ** 3, leastTime: 300 }

/**
 * Runs the machine's ffmpeg once; the one place that knows `fluent-ffmpeg`, which is not looked after any more. It reads
 * files only, no network, no lists; its time and its output have limits; it has the lowest priority.
 * @returns what it said, for measurements
 * @throws MediaProblem where it cannot read or write the file
 */
export function runFfmpeg(run: FfmpegRun): Promise<string> {
  const { signal, lasts } = run
  return new Promise((resolve, reject) => {
    const { seconds, bytes, leastTime } = ffmpegLimits
    const timeout = Math.max(leastTime, Math.min(lasts, seconds) * 8)
    const command = ffmpeg({ niceness: 15, timeout, cwd: run.cwd })
      .setFfmpegPath(helper('ffmpeg')!)
      .input(run.input)
      .inputOptions([
        ...['-nostdin', '-hide_banner', '-protocol_whitelist', 'file,pipe'],
        ...['-f', run.format, ...(run.before ?? [])],
      ])
      .outputOptions(['-t', String(seconds), '-fs', String(bytes), ...run.args])
      .output(run.output)
    const stop = () => command.kill('SIGKILL')
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', stop)
      end()
    }
    signal.addEventListener('abort', stop, { once: true })
    command.on('progress', ({ timemark }) => {
      if (lasts > 0) run.progress?.(Math.min(1, secondsOf(timemark) / lasts))
    })
    command.on('end', (_out, said) => settle(() => resolve(said ?? '')))
    command.on('error', (error: Error, _out, said) =>
      settle(() => reject(signal.aborted ? signal.reason : problemOf(error, said ?? '')))
    )
    command.run()
  })
}

const secondsOf = (mark = '') =>
  mark.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) || 0

function problemOf(error: Error, said: string) {
  if (/timeout/i.test(error.message)) return new MediaProblem('too_slow')
  if (/Unknown encoder/i.test(said)) return new MediaProblem('encoder_absent')
  const lines = said.trim().split('\n')
  return new MediaProblem('not_readable', { reason: (lines.at(-1) ?? '').slice(0, 200) })
}
