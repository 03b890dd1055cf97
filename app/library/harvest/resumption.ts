import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import env from '#start/env'
import { OaiError } from '#library/harvest/oai_error'
import type { ListVerb } from '#library/harvest/arguments'

/** What was asked at the beginning of a list, and how far it is. */
export type Harvest = {
  verb: ListVerb
  prefix: string
  /** Seconds, both included. */
  from?: number
  until?: number
  set?: string
  /** The id of the record that was told last. */
  after: string | null
  /** How many were told. */
  cursor: number
  /** How many there were when the list began. */
  size: number
}

let derived: Buffer | undefined

const key = () =>
  (derived ??= Buffer.from(
    hkdfSync('sha256', env.get('APP_KEY').release(), '', 'tonle oai tokens', 32)
  ))

const mac = (body: string) => createHmac('sha256', key()).update(body).digest().subarray(0, 12)

/**
 * All of it stands in the token, signed: nothing is kept here, a token may be used again, and on any process. It does
 * not expire, for what it says stays true.
 */
export function writeToken({ verb, prefix, from, until, set, after, cursor, size }: Harvest) {
  const parts = [verb, prefix, from ?? '', until ?? '', set ?? '', after ?? '', cursor, size]
  const body = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${body}.${mac(body).toString('base64url')}`
}

export function readToken(token: string, verb: ListVerb): Harvest {
  const [body, signature = ''] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const right = mac(body)
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw wrong()
  const [of, prefix, from, until, set, after, cursor, size] = JSON.parse(
    Buffer.from(body, 'base64url').toString()
  )
  if (of !== verb) throw wrong()
  return {
    ...{ verb, prefix, after: after || null, cursor, size },
    ...{ from: optional(from), until: optional(until), set: set || undefined },
  }
}

const optional = (value: number | '') => (value === '' ? undefined : value)

const wrong = () =>
  new OaiError('badResumptionToken', 'The resumptionToken is not one of this list')
