import { carry } from '#mirror/carry/carry'
import { FormatError } from '#mirror/format/format_error'
import { FolderSource } from '#mirror/edge/folder_source'
import { HttpSource } from '#mirror/edge/http_source'
import { SourceError, type EditionSource, type PortableSource } from '#mirror/edge/source'
import type { Problem, Said, Told } from '#mirror/carry/told'

/** How often it says how far it is: after so many bytes or milliseconds. */
const BYTES = 1024 * 1024
const MILLISECONDS = 500

const sources = new Map<number, EditionSource>()

process.on('message', (told: Told) => {
  if ('source' in told) sources.set(told.number, opened(told.source))
  else void work(told)
})
// Whoever gave the orders is gone, however he ended.
process.once('disconnect', () => process.exit(0))

const say = (said: Said) => void (process.connected && process.send!(said))

function opened(source: PortableSource): EditionSource {
  if (source.kind === 'folder') return new FolderSource(source.folder, source.medium, source.cut)
  const counter = () => Promise.reject(new Error('only asks'))
  return new HttpSource({ ...source, counter })
}

async function work({ order, of, id }: Extract<Told, { order: unknown }>) {
  let [bytes, since] = [0, performance.now()]
  const tell = () => {
    if (bytes > 0) say({ id, came: bytes })
    ;[bytes, since] = [0, performance.now()]
  }
  try {
    const carried = await carry(sources.get(of)!, order, (more) => {
      bytes += more
      if (bytes >= BYTES || performance.now() - since > MILLISECONDS) tell()
    })
    tell()
    say({ id, carried: carried ?? null })
  } catch (error) {
    tell()
    say({ id, problem: problemOf(error as Error) })
  }
}

function problemOf(error: Error & { code?: string }): Problem {
  const { message, code = '' } = error
  if (error instanceof FormatError) return { kind: 'format', code, message, facts: error.facts }
  return { kind: error instanceof SourceError ? 'source' : 'other', code, message }
}
