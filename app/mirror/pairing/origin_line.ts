import { clock } from '#shared/clock'
import { readMessage } from '#mirror/format/messages'
import { signRequest } from '#mirror/http/signature'
import type { PairingRequest } from '#mirror/pairing/messages'

/** Why an origin could not be asked, in the words of mirror_pairing.json under `line`. */
export type LineProblem =
  | 'bad_address'
  | 'no_name'
  | 'nobody'
  | 'no_line'
  | 'clock'
  | 'certificate'
  | 'not_tonle'
  | 'not_an_origin'
  | 'no_keys'
  | 'other_root'
  | 'known_key'
  | 'busy'
  | 'too_many'
  | 'too_new'
  | 'refused'

export class LineError extends Error {
  constructor(
    readonly code: LineProblem,
    cause?: unknown
  ) {
    super(code, { cause })
  }
}

export const PAIRINGS = '/mirror/v1/pairings'

const TIMEOUT = 10_000
const LIMIT = 256 * 1024

export type Hello = { url: string; name: string; root: string; skew: number }

/** The addresses that a person may have meant: without `https://` both ways are tried, the safe one first. */
export function addressesOf(typed: string): string[] {
  const text = typed.trim()
  const all = /^https?:\/\//i.test(text) ? [text] : [`https://${text}`, `http://${text}`]
  if (text === '' || !all.every((one) => URL.canParse(one))) throw new LineError('bad_address')
  return all.map((one) => new URL(one).origin)
}

/** Asks who answers there. @throws LineError */
export async function sayHello(typed: string): Promise<Hello> {
  const addresses = addressesOf(typed)
  let first: unknown
  for (const address of addresses) {
    try {
      return await helloAt(address)
    } catch (error) {
      first ??= error
      // Whoever answers without encryption does not answer with it.
      const mayBeHttp = error instanceof LineError && ['nobody', 'not_tonle'].includes(error.code)
      if (!mayBeHttp) throw error
    }
  }
  throw first
}

async function helloAt(address: string): Promise<Hello> {
  const { url, value } = await ask(new URL(PAIRINGS, address))
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown }
  if (format === 'tonle-origin' && Number(version) > 1) throw new LineError('too_new')
  const said = readMessage<{ name: string; root: string; serverTime: string }>('origin', value)
  if (!said) throw new LineError('not_tonle')
  const there = Date.parse(said.serverTime)
  const skew = Number.isNaN(there) ? 0 : Math.round((there - clock.now().toMillis()) / 1000)
  return { url: new URL(url).origin, name: said.name, root: said.root, skew }
}

/** Sends the request. @returns what the origin calls it @throws LineError */
export async function sendRequest(url: string, request: PairingRequest) {
  const body = Buffer.from(JSON.stringify(request))
  const { value } = await ask(new URL(PAIRINGS, url), {
    ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
  })
  const asked = readMessage<{ id: string; code: string; seconds: number }>('asked', value)
  if (!asked) throw new LineError('not_tonle')
  return { ...asked, seconds: Math.min(Math.max(asked.seconds, 60), 30 * 86_400) }
}

export type Heard = {
  state: 'waiting' | 'accepted' | 'refused' | 'expired'
  reason?: string | null
  answer?: unknown
}

/** Asks what became of it, signed with its key. @throws LineError */
export async function askAnswer(url: string, id: string, privatePem: string): Promise<Heard> {
  const path = `${PAIRINGS}/${id}`
  const headers = signRequest({ method: 'GET', path }, { keyId: id, privatePem })
  const { value } = await ask(new URL(path, url), { headers })
  const heard = readMessage<Heard>('heard', value)
  if (!heard) throw new LineError('not_tonle')
  const { state, reason, answer } = heard
  return { state, reason: reason?.slice(0, 300) ?? null, answer }
}

async function ask(url: URL, init: RequestInit = {}) {
  const signal = AbortSignal.timeout(TIMEOUT)
  const answer = await fetch(url, { ...init, signal }).catch((error) => {
    throw new LineError(causeOf(error), error)
  })
  const text = await readLimited(answer)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new LineError(answer.status >= 500 ? 'busy' : 'not_tonle', error)
  }
  if (answer.ok) return { url: answer.url, value }
  throw new LineError(refusalOf(answer.status, (value as { code?: unknown })?.code))
}

async function readLimited(answer: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of answer.body ?? []) {
      length += piece.length
      if (length > LIMIT) throw new LineError('not_tonle')
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof LineError) throw error
    throw new LineError('no_line', error)
  }
  return Buffer.concat(pieces).toString()
}

const known: LineProblem[] = ['not_an_origin', 'no_keys', 'other_root', 'known_key', 'busy']

function refusalOf(status: number, code: unknown): LineProblem {
  if (known.includes(code as LineProblem)) return code as LineProblem
  if (status === 429) return 'too_many'
  if (status >= 500) return 'busy'
  return status === 404 ? 'not_tonle' : 'refused'
}

const byCode: Record<string, LineProblem> = {
  ENOTFOUND: 'no_name',
  EAI_AGAIN: 'no_name',
  ECONNREFUSED: 'nobody',
  CERT_HAS_EXPIRED: 'clock',
  CERT_NOT_YET_VALID: 'clock',
  EPROTO: 'not_tonle',
}

/** What the system says of a line in the words of people. */
export function causeOf(error: unknown): LineProblem {
  const { cause, code: own } = error as { cause?: { code?: string; errors?: [] }; code?: string }
  const several = (cause?.errors ?? []) as { code?: string }[]
  const code = cause?.code ?? several[0]?.code ?? own ?? ''
  if (byCode[code]) return byCode[code]
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return code.startsWith('ERR_SSL') ? 'not_tonle' : 'certificate'
  }
  return 'no_line'
}
