import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { outgoing } from '#config/outgoing'
import { isPrivate } from '#shared/http/private_addresses'

/** Why an address that somebody typed was not asked, or did not answer. */
export class OutgoingError extends Error {
  constructor(
    readonly code: 'address' | 'private' | 'redirects' | 'too_large' | 'no_answer' | 'refused',
    readonly detail = ''
  ) {
    super(`${code} ${detail}`)
  }
}

export type OutgoingAnswer = {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
  url: string
}

type Wish = { most: number; seconds?: number; signal?: AbortSignal; accept?: string }

const REDIRECTS = 3

/**
 * Asks an address that a person typed. The name is resolved once, what lies in private networks is refused whatever it is
 * called, and exactly the address that was looked at is connected to; each redirect is looked at like the first address.
 * Sizes and times are limited.
 * @throws OutgoingError
 */
export async function askOutside(address: string, wish: Wish): Promise<OutgoingAnswer> {
  let url = safeUrl(address)
  for (let hops = 0; hops <= REDIRECTS; hops++) {
    const answer = await askOnce(url, wish)
    const { location } = answer.headers
    if (![301, 302, 303, 307, 308].includes(answer.status) || !location) return answer
    url = safeUrl(new URL(location, url).href)
  }
  throw new OutgoingError('redirects')
}

/** @throws OutgoingError where it is no address of the web */
export function safeUrl(text: string): URL {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) {
    throw new OutgoingError('address')
  }
  return url
}

async function askOnce(url: URL, wish: Wish): Promise<OutgoingAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const pinned = await resolve(host)
  const signal = AbortSignal.any([
    AbortSignal.timeout((wish.seconds ?? 60) * 1000),
    ...(wish.signal ? [wish.signal] : []),
  ])
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  const message = await new Promise<IncomingMessage>((done, fail) => {
    const asked = request(url, {
      headers: {
        'accept': wish.accept ?? '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'Tonle',
      },
      lookup: pinnedTo(pinned),
      agent: false,
      signal,
    })
    asked.once('response', done)
    asked.once('error', (error: NodeJS.ErrnoException) =>
      fail(new OutgoingError('no_answer', error.code ?? error.message))
    )
    asked.end()
  })
  return {
    ...{ status: message.statusCode ?? 0, headers: message.headers, url: url.href },
    body: await bodyOf(message, wish.most),
  }
}

async function bodyOf(message: IncomingMessage, most: number) {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of message) {
      size += (chunk as Buffer).length
      if (size > most) throw new OutgoingError('too_large')
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    message.destroy()
    if (error instanceof OutgoingError) throw error
    throw new OutgoingError('no_answer', (error as NodeJS.ErrnoException).code ?? '')
  }
  return Buffer.concat(chunks)
}

type Address = { address: string; family: number }

/** All addresses of a name; one private one among them refuses the name. */
async function resolve(host: string): Promise<Address> {
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await outgoing.resolve(host).catch((error: NodeJS.ErrnoException) => {
        throw new OutgoingError('no_answer', error.code ?? '')
      })
  if (found.length === 0) throw new OutgoingError('no_answer', 'ENOTFOUND')
  const isKnown = outgoing.privateHosts.includes(host.toLowerCase())
  if (!isKnown && found.some(({ address }) => isPrivate(address))) {
    throw new OutgoingError('private', host)
  }
  return found[0]
}

/** Connects to what was looked at, whatever the name means a moment later. */
const pinnedTo =
  ({ address, family }: Address): LookupFunction =>
  (_host, options, callback) => {
    if (options.all) (callback as any)(null, [{ address, family }])
    else callback(null, address, family)
  }
