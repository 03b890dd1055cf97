import { createHash, createPublicKey, randomBytes, sign, verify } from 'node:crypto'

/** Headers in lower case. */
export type Headers = Record<string, string>

export type Asked = { method: string; path: string; body?: Uint8Array; headers: Headers }

export type SignWith = { keyId: string; privatePem: string }

const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export const publicKeyOf = (hex: string) =>
  createPublicKey({
    ...{ key: Buffer.concat([SPKI, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' },
  })

export const digestOf = (body: Uint8Array) =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`

const GET_PARTS = ['@method', '@path']
const POST_PARTS = ['@method', '@path', 'content-digest', 'tonle-counter']

/**
 * What is signed (RFC 9421 section 2.5). No time: clocks of schools are not to be relied on. What changes something
 * carries a counter that only rises; reading twice what was read does no harm.
 */
function baseOf({ method, path, headers }: Asked, parts: string[], parameters: string) {
  const value = (part: string) => {
    if (part === '@method') return method.toUpperCase()
    return part === '@path' ? path : (headers[part] ?? '')
  }
  const lines = parts.map((part) => `"${part}": ${value(part)}`)
  return Buffer.from([...lines, `"@signature-params": ${parameters}`].join('\n'))
}

const quoted = (parts: string[]) => `(${parts.map((part) => `"${part}"`).join(' ')})`

/** The headers with which a mirror asks. @param counter only where something is sent */
export function signRequest(
  { method, path, body }: { method: string; path: string; body?: Uint8Array },
  { keyId, privatePem }: SignWith,
  counter?: number
): Headers {
  const parts = body ? POST_PARTS : GET_PARTS
  const headers: Headers = body
    ? { 'content-digest': digestOf(body), 'tonle-counter': String(counter) }
    : {}
  const nonce = randomBytes(9).toString('base64url')
  const parameters = `${quoted(parts)};keyid="${keyId}";alg="ed25519";nonce="${nonce}"`
  const signature = sign(null, baseOf({ method, path, headers }, parts, parameters), privatePem)
  return {
    ...headers,
    'signature-input': `sig1=${parameters}`,
    'signature': `sig1=:${signature.toString('base64')}:`,
  }
}

/** Who says to have signed; undefined where nobody did in the way that is asked for. */
export function signerOf({ headers, body }: Pick<Asked, 'headers' | 'body'>): string | undefined {
  const parameters = /^sig1=(.+)$/.exec(headers['signature-input'] ?? '')?.[1]
  const expected = quoted(body ? POST_PARTS : GET_PARTS)
  if (!parameters?.startsWith(`${expected};`)) return undefined
  return /;keyid="([0-9a-f-]{36})"/.exec(parameters)?.[1]
}

/** Whether the request is what the owner of this key signed. */
export function isSigned(asked: Asked, publicHex: string): boolean {
  const { headers, body } = asked
  const parameters = /^sig1=(.+)$/.exec(headers['signature-input'] ?? '')?.[1]
  const signature = /^sig1=:([A-Za-z0-9+/=]+):$/.exec(headers.signature ?? '')?.[1]
  if (!parameters || !signature || !signerOf(asked)) return false
  if (body && headers['content-digest'] !== digestOf(body)) return false
  const base = baseOf(asked, body ? POST_PARTS : GET_PARTS, parameters)
  return verify(null, base, publicKeyOf(publicHex), Buffer.from(signature, 'base64'))
}
