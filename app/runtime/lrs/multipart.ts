import { randomUUID } from 'node:crypto'
import { refuse } from '#runtime/lrs/problem'

export type Part = { headers: Map<string, string>; content: Buffer }

const CRLF = Buffer.from('\r\n')
const BLANK = Buffer.from('\r\n\r\n')

/** The parts of a multipart/mixed body (RFC 2046 section 5.1). @throws XapiProblem 400 where it is none */
export function parseMultipart(contentType: string, body: Buffer): Part[] {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType)
  if (!found) return refuse('Content-Type', 'has no boundary')
  const delimiter = Buffer.from(`--${found[1] ?? found[2]}`)
  const parts: Part[] = []
  let at = nextDelimiter(body, delimiter, 0)
  for (;;) {
    if (at < 0) return refuse('body', 'has no closing boundary')
    const after = at + delimiter.length
    if (body.toString('latin1', after, after + 2) === '--') return parts
    const start = body.indexOf(CRLF, after)
    const end = nextDelimiter(body, delimiter, after)
    if (start < 0 || end < 0) return refuse('body', 'has no closing boundary')
    parts.push(parsePart(body.subarray(start, Math.max(start, end - 2))))
    at = end
  }
}

/** A delimiter stands at the beginning of a line. */
function nextDelimiter(body: Buffer, delimiter: Buffer, from: number) {
  let at = body.indexOf(delimiter, from)
  while (at > 0 && body.toString('latin1', at - 2, at) !== '\r\n') {
    at = body.indexOf(delimiter, at + 1)
  }
  return at
}

function parsePart(bytes: Buffer): Part {
  const end = bytes.indexOf(BLANK)
  if (end < 0) return refuse('body', 'has a part without headers')
  const headers = new Map<string, string>()
  for (const line of bytes.toString('utf8', 0, end).split('\r\n').filter(Boolean)) {
    const colon = line.indexOf(':')
    if (colon < 1) return refuse('body', 'has a part with a header that is none')
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, content: bytes.subarray(end + BLANK.length) }
}

export type OutgoingPart = { headers: Record<string, string>; content: Buffer | string }

/** Writes parts as one body, with its content type. */
export function writeMultipart(parts: OutgoingPart[]) {
  const boundary = randomUUID()
  const pieces: Buffer[] = []
  for (const { headers, content } of parts) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    pieces.push(Buffer.from(`--${boundary}\r\n${lines.join('\r\n')}\r\n\r\n`))
    pieces.push(Buffer.isBuffer(content) ? content : Buffer.from(content), CRLF)
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`))
  return { contentType: `multipart/mixed; boundary=${boundary}`, body: Buffer.concat(pieces) }
}
