import { dirname, join } from 'node:path'
import { helper } from '#shared/helpers'
import { runProgram } from '#media/prepare/run_program'
import { MediaProblem } from '#media/prepare/types'

export type Probed = {
  format: string
  seconds: number
  width: number
  height: number
  hasPicture: boolean
  hasSound: boolean
}

type Stream = {
  codec_type: string
  width?: number
  height?: number
  disposition?: { attached_pic?: number }
  side_data_list?: { rotation?: number }[]
}

/** The demuxer for each type that is told by the bytes. What is not here is not given to ffmpeg. */
const FORMATS: Record<string, string> = {
  ...{ 'video/mp4': 'mov', 'video/quicktime': 'mov', 'video/x-m4v': 'mov', 'video/3gpp': 'mov' },
  ...{ 'video/3gpp2': 'mov', 'audio/mp4': 'mov', 'audio/x-m4a': 'mov' },
  ...{ 'video/webm': 'matroska', 'video/matroska': 'matroska', 'video/x-matroska': 'matroska' },
  ...{ 'audio/webm': 'matroska', 'audio/matroska': 'matroska' },
  ...{ 'video/ogg': 'ogg', 'audio/ogg': 'ogg', 'audio/opus': 'ogg', 'application/ogg': 'ogg' },
  ...{ 'audio/mpeg': 'mp3', 'audio/wav': 'wav', 'audio/x-wav': 'wav', 'audio/vnd.wave': 'wav' },
  ...{ 'audio/flac': 'flac', 'audio/x-flac': 'flac', 'audio/aac': 'aac', 'audio/amr': 'amr' },
  ...{ 'audio/aiff': 'aiff', 'audio/ape': 'ape', 'audio/x-ms-asf': 'asf', 'video/x-ms-asf': 'asf' },
  ...{ 'application/vnd.ms-asf': 'asf', 'video/x-ms-wmv': 'asf', 'audio/x-ms-wma': 'asf' },
  ...{ 'video/vnd.avi': 'avi', 'video/x-msvideo': 'avi', 'video/x-flv': 'flv' },
  ...{ 'video/mpeg': 'mpeg', 'video/mp1s': 'mpeg', 'video/mp2p': 'mpeg', 'video/mp2t': 'mpegts' },
}

const SECONDS = 60
const MOST_PIXELS = 8192 * 8192

/** What ffprobe says of a file. @throws MediaProblem */
export async function probe(path: string, mediaType: string, signal: AbortSignal): Promise<Probed> {
  const format = FORMATS[mediaType]
  if (!format) throw new MediaProblem('format_unknown', { type: mediaType })
  const program = join(dirname(helper('ffmpeg')!), 'ffprobe')
  const args = [
    ...['-v', 'error', '-protocol_whitelist', 'file,pipe', '-f', format],
    ...['-print_format', 'json', '-show_format', '-show_streams', path],
  ]
  const { code, output, errors } = await runProgram(program, args, { signal, seconds: SECONDS })
  if (code !== 0) throw new MediaProblem('not_readable', { reason: reasonOf(errors, path) })
  const found = JSON.parse(output) as { format: { duration?: string }; streams: Stream[] }
  const picture = found.streams.find(
    (one) => one.codec_type === 'video' && !one.disposition?.attached_pic
  )
  const isTurned = picture?.side_data_list?.some(
    ({ rotation = 0 }) => Math.abs(rotation) % 180 === 90
  )
  const [width, height] = [picture?.width ?? 0, picture?.height ?? 0]
  if (width * height > MOST_PIXELS) throw new MediaProblem('picture_large')
  return {
    format,
    seconds: Math.round(Number(found.format.duration ?? 0) * 10) / 10,
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    hasPicture: picture !== undefined,
    hasSound: found.streams.some(({ codec_type: type }) => type === 'audio'),
  }
}

const reasonOf = (errors: string, path: string) =>
  (errors.trim().split('\n')[0] ?? '').replaceAll(path, '').slice(0, 200)
