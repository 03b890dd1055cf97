import type { Travel, TravelHelp, Traveller } from '#shared/sync/travellers'

/** What of a film is too fine for a smaller quality. */
const FILM = ['stream', 'playlist', 'download']
const MASTER = 'master.m3u8'

/**
 * What was made of files, for an edition of this quality: finer streams stay, the list of qualities names those that
 * go. The original of a film stays, and that of a photograph: in its place goes the copy without what the camera wrote
 * into it.
 */
export default async function fitQuality(
  rows: Traveller[],
  { quality, keep, read }: TravelHelp
): Promise<Travel> {
  const most = quality === 'none' ? 0 : Number(quality)
  const films = new Set(rows.filter(isOfFilm).map((row) => row.source_id))
  const fitting = rows.filter((row) => !films.has(row.source_id) || isFit(row, rows, most))
  const kept: Traveller[] = []
  for (const row of fitting) {
    if (row.name !== MASTER) kept.push(row)
    else {
      const heights = fitting.filter(
        (one) => one.source_id === row.source_id && one.role === 'stream'
      )
      if (heights.length === 0) continue
      const bytes = await read(String(row.blob_id))
      const list = bytes.toString()
      const shorter = namingOnly(list, new Set(heights.map(({ height }) => Number(height))))
      const blob = shorter === list ? row.blob_id : await keep(Buffer.from(shorter), MPEGURL)
      kept.push({ ...row, blob_id: blob })
    }
  }
  const replaced = kept.filter(({ role }) => role === 'download').map((row) => row.source_id)
  return { rows: kept, unheld: [...new Set([...films, ...replaced].map(String))] }
}

const isOfFilm = ({ role, name }: Traveller) => role === 'stream' || name === 'download.mp4'

const MPEGURL = 'application/vnd.apple.mpegurl'

/** A film that is lower than the least quality has one stream of its own height, which always fits. */
function isFit(row: Traveller, all: Traveller[], most: number) {
  if (row.name === MASTER || !FILM.includes(String(row.role)) || row.height === null) return true
  if (most === 0) return false
  const height = Number(row.height)
  if (height <= most) return true
  const streams = all.filter((one) => one.source_id === row.source_id && one.role === 'stream')
  return streams.every((one) => Number(one.height) > most) && streams.length === 1
}

/** A master playlist (RFC 8216) without the streams of other heights. */
function namingOnly(list: string, heights: ReadonlySet<number>) {
  const lines = list.split('\n')
  const kept = lines.filter((line, n) => {
    const said =
      /RESOLUTION=\d+x(\d+)/.exec(line) ?? /RESOLUTION=\d+x(\d+)/.exec(lines[n - 1] ?? '')
    return !said || heights.has(Number(said[1]))
  })
  return kept.join('\n')
}
