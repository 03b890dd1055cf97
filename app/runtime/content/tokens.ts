import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'
import env from '#start/env'
import { clock } from '#shared/clock'

const MAC_BYTES = 16
export const NONCE_BYTES = 12
const DAY = 24 * 60 * 60

/** Addresses of files stay the same for so many days, and hold for as many more. */
const PERIOD_DAYS = 30

let derived: Buffer | undefined

function key() {
  const secret = env.get('APP_KEY').release()
  return (derived ??= Buffer.from(hkdfSync('sha256', secret, '', 'tonle content tokens', 32)))
}

const mac = (kind: string, body: Buffer) =>
  createHmac('sha256', key()).update(kind).update('\0').update(body).digest().subarray(0, MAC_BYTES)

const seal = (kind: string, body: Buffer) =>
  Buffer.concat([body, mac(kind, body)]).toString('base64url')

function open(kind: string, token: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== length + MAC_BYTES || bytes.toString('base64url') !== token) return undefined
  const body = bytes.subarray(0, length)
  return timingSafeEqual(bytes.subarray(length), mac(kind, body)) ? body : undefined
}

const today = () => Math.floor(clock.now().toSeconds() / DAY)

/**
 * The signed segment in the addresses of a version's files. It names the version and a day, no person, and is the
 * same for everyone for a month: browsers keep the files, whoever sits in front of them. It ends at the end of the
 * month after.
 */
export function versionToken(versionId: string): string {
  const body = Buffer.alloc(20)
  body.set(parse(versionId))
  body.writeUInt32BE((Math.floor(today() / PERIOD_DAYS) + 2) * PERIOD_DAYS, 16)
  return seal('version', body)
}

/** The version whose files the segment opens; undefined where it is forged or over. */
export function openVersionToken(token: string): string | undefined {
  const body = open('version', token, 20)
  if (!body || body.readUInt32BE(16) <= today()) return undefined
  return stringify(body.subarray(0, 16))
}

/** The key of one launch. When it ends stands with the launch and slides while it is used. */
export const launchToken = (launchId: string) => seal('launch', Buffer.from(parse(launchId)))

export const openLaunchToken = (token: string) => openId('launch', token)

const LOOK_SECONDS = 8 * 60 * 60

/** What a visitor looks at a version with, for some hours; it carries the nonce of the page that frames the player. */
export function lookToken(versionId: string, nonce: Buffer): string {
  const body = Buffer.alloc(20 + NONCE_BYTES)
  body.set(parse(versionId))
  body.writeUInt32BE(Math.floor(clock.now().toSeconds()) + LOOK_SECONDS, 16)
  body.set(nonce, 20)
  return seal('look', body)
}

/** What the token lets a visitor look at; undefined where it is forged or over. */
export function openLookToken(token: string) {
  const body = open('look', token, 20 + NONCE_BYTES)
  if (!body || body.readUInt32BE(16) <= clock.now().toSeconds()) return undefined
  return {
    versionId: stringify(body.subarray(0, 16)),
    nonce: body.subarray(20).toString('base64url'),
  }
}

/** What a unit of cmi5 speaks with for one session, and the address that gives it out once. */
export const sessionToken = (sessionId: string) => seal('session', Buffer.from(parse(sessionId)))
export const fetchToken = (sessionId: string) => seal('fetch', Buffer.from(parse(sessionId)))

export const openSessionToken = (token: string) => openId('session', token)
export const openFetchToken = (token: string) => openId('fetch', token)

function openId(kind: string, token: string): string | undefined {
  const body = open(kind, token, 16)
  return body && stringify(body)
}
