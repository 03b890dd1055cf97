import { createConnection, type Socket } from 'node:net'
import { createReadStream } from 'node:fs'
import { once } from 'node:events'

export type Verdict = { is: 'clean' | 'too_large' } | { is: 'virus'; name: string }

const PORTION = 256 * 1024
const HUNG_UP = ['ECONNRESET', 'EPIPE']

/**
 * Asks clamd about the bytes of a file over its socket (INSTREAM): it needs neither the file nor the right to read it.
 * @param address `unix:/path` or `host:port`
 * @throws where nobody answers, or not in time
 */
export async function askClamd(address: string, path: string, seconds: number): Promise<Verdict> {
  const socket = connect(address)
  const said: Buffer[] = []
  let failure: NodeJS.ErrnoException | undefined
  socket.setTimeout(seconds * 1000, () => socket.destroy(new Error('clamd took too long')))
  socket.on('data', (bytes) => said.push(bytes))
  socket.on('error', (error) => (failure = error))
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const sent = await send(socket, path, ended)
  await ended
  if (said.length > 0) return verdictOf(Buffer.concat(said).toString('utf8'))
  // It hangs up on a file that is larger than it takes; what it said before may be lost with the line.
  if (sent > 0 && HUNG_UP.includes(failure?.code ?? '')) return { is: 'too_large' }
  throw failure ?? new Error('clamd answered nothing')
}

function connect(address: string): Socket {
  if (address.startsWith('unix:')) return createConnection(address.slice(5))
  const at = address.lastIndexOf(':')
  return createConnection(Number(address.slice(at + 1)), address.slice(0, at))
}

/** @returns how many bytes were sent before it was over, for whatever reason */
async function send(socket: Socket, path: string, ended: Promise<void>): Promise<number> {
  const isReady = (event: string) => Promise.race([once(socket, event), ended]).catch(() => {})
  await isReady('connect')
  let sent = 0
  if (!socket.writable) return sent
  socket.write('zINSTREAM\0')
  for await (const chunk of createReadStream(path, { highWaterMark: PORTION })) {
    if (!socket.writable) return sent
    const length = Buffer.alloc(4)
    length.writeUInt32BE((chunk as Buffer).length)
    socket.write(length)
    sent += (chunk as Buffer).length
    if (!socket.write(chunk)) await isReady('drain')
  }
  if (socket.writable) socket.write(Buffer.alloc(4))
  return sent
}

function verdictOf(said: string): Verdict {
  const virus = /^stream: (.+) FOUND/.exec(said)
  if (virus) return { is: 'virus', name: virus[1].slice(0, 100) }
  if (/^stream: OK/.test(said)) return { is: 'clean' }
  if (/size limit exceeded/i.test(said)) return { is: 'too_large' }
  throw new Error(`clamd answered: ${said.slice(0, 200) || 'nothing'}`)
}
