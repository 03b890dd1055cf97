import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { virusCheck } from '#config/uploads'

/** The file that every virus check finds and that harms nobody (EICAR), in two parts: this file is none. */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-',
  'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('')

/** A small server that speaks INSTREAM of clamd, for the one virus that it knows. */
export async function startClamd({ most = 25 * 1024 ** 2 } = {}) {
  const seen: number[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let bytes = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk])
      const answer = answerTo(bytes, most)
      if (!answer) return
      seen.push(answer.size)
      socket.end(`${answer.text}\0`)
      bytes = Buffer.alloc(0)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const before = virusCheck.address
  virusCheck.address = `127.0.0.1:${port}`
  return {
    seen,
    port,
    async stop() {
      virusCheck.address = before
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The answer once the whole has come; undefined before. */
function answerTo(bytes: Buffer, most: number) {
  const command = 'zINSTREAM\0'
  if (bytes.length < command.length + 4) return undefined
  if (bytes.toString('latin1', 0, command.length) !== command) {
    return { size: 0, text: 'UNKNOWN COMMAND' }
  }
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const body = Buffer.concat(parts)
    if (length === 0) {
      const isFound = body.includes(EICAR)
      return {
        size: body.length,
        text: isFound ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK',
      }
    }
    if (body.length + length > most) {
      return { size: body.length, text: 'INSTREAM size limit exceeded. ERROR' }
    }
    if (at + 4 + length > bytes.length) return undefined
    parts.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
