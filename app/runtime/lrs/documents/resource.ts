import { refuse, XapiProblem } from '#runtime/lrs/problem'
import { transaction } from '#shared/database/transaction'
import { readTime } from '#shared/database/times'
import { may, mayRead } from '#runtime/lrs/authority'
import { isObject, parseJson } from '#runtime/lrs/validation/json'
import { checkPreconditions } from '#runtime/lrs/documents/preconditions'
import { checkOwner, nameOf, type Content, type Owner } from '#runtime/lrs/documents/document'
import {
  findDocument,
  keepDocument,
  listDocuments,
  removeDocument,
  removeDocuments,
  type Standing,
} from '#runtime/lrs/documents/store'
import { jsonAnswer, noContent, type Resource, type XapiCall } from '#runtime/lrs/call'

const MOST_BYTES = 16 * 1024 ** 2

type Kind = {
  scope: 'state' | 'profile'
  /** Reads what the documents lie under, and the name of one. */
  read: (call: XapiCall) => { owner: Owner; name?: string; since?: number }
  /** Whether replacing needs If-Match or If-None-Match. */
  needsMatch: boolean
  /** Whether all may be removed at once. */
  removesAll: boolean
}

/** A resource of documents (xAPI 1.0.3 part three, 2.2): State and the two kinds of profiles. */
export const documentResource = (kind: Kind): Resource => ({
  GET: (call) => get(call, kind),
  PUT: (call) => write(call, kind, false),
  POST: (call) => write(call, kind, true),
  DELETE: (call) => remove(call, kind),
})

async function get(call: XapiCall, kind: Kind) {
  const { owner, name, since } = read(call, kind)
  await guard(call, owner, name)
  if (name === undefined) {
    const { names, newest } = await listDocuments(owner, call.authority, since)
    const headers: Record<string, string> = newest
      ? { 'last-modified': readTime(newest).toHTTP()! }
      : {}
    return jsonAnswer(names, headers)
  }
  const standing = await findDocument(nameOf(owner, name), call.authority)
  if (!standing) throw new XapiProblem(404, 'there is no such document')
  const { bytes, contentType, etag, updatedAt } = standing
  const headers = { 'etag': `"${etag}"`, 'last-modified': updatedAt.toHTTP()! }
  return { status: 200, headers: { ...headers, 'content-type': contentType }, body: bytes }
}

/** @param merges whether the names of a JSON object are added to what stands (POST) */
async function write(call: XapiCall, kind: Kind, merges: boolean) {
  const { owner, name } = read(call, kind)
  if (name === undefined) return refuse('the id of the document', 'is missing')
  const sent = await contentOf(call, merges)
  await guard(call, owner, name, sent)
  const document = nameOf(owner, name)
  await transaction(async (trx) => {
    const standing = await findDocument(document, call.authority, trx)
    checkPreconditions(call, standing, kind.needsMatch && !merges)
    const content = merges && standing ? merged(standing, sent) : sent
    await keepDocument(trx, call.authority, document, content)
  })
  return noContent()
}

async function remove(call: XapiCall, kind: Kind) {
  const { owner, name } = read(call, kind)
  await guard(call, owner, name)
  if (name === undefined) {
    if (!kind.removesAll) return refuse('the id of the document', 'is missing')
    await removeDocuments(owner, call.authority)
    return noContent()
  }
  await transaction(async (trx) => {
    const standing = await findDocument(nameOf(owner, name), call.authority, trx)
    checkPreconditions(call, standing, false)
    if (standing) await removeDocument(trx, standing.id)
  })
  return noContent()
}

function read(call: XapiCall, { scope, read: readParameters }: Kind) {
  const { authority, method } = call
  const isAllowed = method === 'GET' ? mayRead(authority, scope) : may(authority, scope)
  if (!isAllowed)
    throw new XapiProblem(403, `no scope ${method === 'GET' ? 'reads' : 'changes'} this`)
  const asked = readParameters(call)
  checkOwner(authority, asked.owner)
  return asked
}

/** What the standard of launched content says to it. */
async function guard({ authority, method }: XapiCall, owner: Owner, name?: string, sent?: Content) {
  const { kind, activityKey, registration } = owner
  const asked = { method, kind, name, activityKey, registration, content: sent }
  await authority.guard?.document(asked)
}

const isJson = (contentType: string) => /^application\/json\s*(;|$)/i.test(contentType)

async function contentOf({ headers, body }: XapiCall, merges: boolean): Promise<Content> {
  const contentType = headers['content-type'] ?? 'application/octet-stream'
  const bytes = await body(MOST_BYTES)
  if (isJson(contentType)) {
    const value = parseJson(bytes.toString('utf8'), 'the document')
    if (merges && !isObject(value)) refuse('the document', 'must be a JSON object')
  }
  return { contentType, bytes }
}

/** Only names of the topmost level are merged (xAPI 1.0.3 part three, 2.2). */
function merged(standing: Standing, sent: Content): Content {
  if (!isJson(standing.contentType) || !isJson(sent.contentType)) {
    return refuse('the document', 'can only be merged where both are application/json')
  }
  const before = parseJson(standing.bytes.toString('utf8'), 'the document')
  const after = parseJson(sent.bytes.toString('utf8'), 'the document')
  if (!isObject(before) || !isObject(after)) {
    return refuse('the document', 'can only be merged where both are JSON objects')
  }
  return {
    contentType: sent.contentType,
    bytes: Buffer.from(JSON.stringify({ ...before, ...after })),
  }
}
