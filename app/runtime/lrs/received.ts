import { hash } from 'node:crypto'
import { refuse, XapiProblem } from '#runtime/lrs/problem'
import { parseJson } from '#runtime/lrs/validation/json'
import { parseMultipart, type Part } from '#runtime/lrs/multipart'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { XapiRequest } from '#runtime/lrs/call'

/** One file of a request, by its SHA-2 in lower case. */
export type Received = { sha2: string; contentType: string; content: Buffer }

export const MOST_JSON = 16 * 1024 ** 2
const MOST_WITH_FILES = 64 * 1024 ** 2

const ALGORITHM: Record<number, string> = {
  56: 'sha224',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
}

/** The JSON of a request for statements, and the files that came with it (xAPI 1.0.3 part three, 1.5). */
export async function receive({ headers, body }: XapiRequest) {
  const contentType = headers['content-type'] ?? ''
  const type = contentType.split(';')[0].trim().toLowerCase()
  if (type === 'application/json') {
    const bytes = await body(MOST_JSON)
    return {
      value: parseJson(bytes.toString('utf8'), 'body'),
      files: new Map<string, Received>(),
      isMixed: false,
    }
  }
  if (type !== 'multipart/mixed') {
    return refuse('Content-Type', 'must be application/json or multipart/mixed')
  }
  const [first, ...rest] = parseMultipart(contentType, await body(MOST_WITH_FILES))
  const firstType = first?.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(firstType)) {
    return refuse('the first part', 'must be application/json')
  }
  const value = parseJson(first.content.toString('utf8'), 'the first part')
  return { value, files: new Map(rest.map(readFile)), isMixed: true }
}

function readFile({ headers, content }: Part): [string, Received] {
  if (headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary') {
    return refuse('a part', 'must have Content-Transfer-Encoding: binary')
  }
  const sha2 = headers.get('x-experience-api-hash')?.toLowerCase()
  const algorithm = ALGORITHM[sha2?.length ?? 0]
  if (!sha2 || !algorithm) return refuse('a part', 'has no X-Experience-API-Hash')
  if (hash(algorithm, content) !== sha2) {
    return refuse('a part', 'has an X-Experience-API-Hash that is not that of its content')
  }
  const contentType = headers.get('content-type') ?? 'application/octet-stream'
  return [sha2, { sha2, contentType, content }]
}

/** The attachments of a statement, those of a statement within it too. */
export const attachmentsOf = ({ attachments, object }: JsonObject): JsonObject[] => [
  ...(attachments ?? []),
  ...(object.objectType === 'SubStatement' ? (object.attachments ?? []) : []),
]

/** Each attachment has its file or an address, and each file its attachment. */
export function checkFiles(statements: JsonObject[], files: Map<string, Received>) {
  const named = new Set<string>()
  for (const { sha2, fileUrl } of statements.flatMap(attachmentsOf)) {
    const name = String(sha2).toLowerCase()
    named.add(name)
    if (!files.has(name) && fileUrl === undefined) {
      refuse('attachments', 'have neither a file in the request nor a fileUrl')
    }
  }
  for (const sha2 of files.keys()) {
    if (!named.has(sha2)) throw new XapiProblem(400, 'a part belongs to no attachment')
  }
}
