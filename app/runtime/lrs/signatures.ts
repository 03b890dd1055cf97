import { X509Certificate } from 'node:crypto'
import { compactVerify, decodeProtectedHeader, importX509 } from 'jose'
import { refuse } from '#runtime/lrs/problem'
import { saysTheSame } from '#runtime/lrs/store/same_statement'
import { isObject, type JsonObject } from '#runtime/lrs/validation/json'
import type { Received } from '#runtime/lrs/received'

const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature'

const ALGORITHMS = ['RS256', 'RS384', 'RS512']

/** Checks the signatures of a statement (xAPI 1.0.3 part two, 2.6). @throws XapiProblem 400 */
export async function checkSignatures(statement: JsonObject, files: Map<string, Received>) {
  const signatures = (statement.attachments ?? []).filter(isSignature)
  for (const { contentType, sha2 } of signatures) {
    if (contentType !== 'application/octet-stream') {
      refuse('a signature', 'must be application/octet-stream')
    }
    const file = files.get(String(sha2).toLowerCase())
    if (!file) return refuse('a signature', 'is not in the request')
    await checkSignature(statement, file.content.toString('latin1').trim())
  }
}

const isSignature = ({ usageType }: JsonObject) => usageType === SIGNATURE

async function checkSignature(statement: JsonObject, jws: string) {
  const header = attempt(() => decodeProtectedHeader(jws), 'is no JWS in compact form')
  if (!ALGORITHMS.includes(header.alg ?? '')) refuse('a signature', 'must be RS256, RS384 or RS512')
  const payload = attempt<unknown>(
    () => JSON.parse(Buffer.from(jws.split('.')[1], 'base64url').toString('utf8')),
    'has a payload that is not JSON'
  )
  if (!isObject(payload) || !isObject(payload.object) || !isSame(payload, statement)) {
    refuse('a signature', 'is not that of the statement')
  }
  if (header.x5c) await verify(jws, header.alg!, header.x5c)
}

/** The signed statement does not have the signature itself. */
function isSame(signed: JsonObject, statement: JsonObject) {
  const attachments = statement.attachments.filter((one: JsonObject) => !isSignature(one))
  const { attachments: before = [], ...rest } = signed
  const unsigned = { ...statement, attachments }
  const original = { ...rest, attachments: before.filter((one: JsonObject) => !isSignature(one)) }
  const sameId = signed.id === undefined || signed.id === statement.id
  return sameId && saysTheSame({ ...original, timestamp: undefined }, unsigned)
}

/** With the public key of the first certificate of the chain; without one there is nothing to check it with. */
async function verify(jws: string, algorithm: string, chain: string[]) {
  try {
    const certificate = new X509Certificate(Buffer.from(chain[0], 'base64'))
    await compactVerify(jws, await importX509(certificate.toString(), algorithm))
  } catch {
    refuse('a signature', 'does not hold against its certificate')
  }
}

function attempt<T>(read: () => T, rule: string): T {
  try {
    return read()
  } catch {
    return refuse('a signature', rule)
  }
}
