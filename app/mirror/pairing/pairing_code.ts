import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { newCode } from '#shared/ids'
import { latinDigits } from '#shared/khmer/numbers'
import { canonicalBytes } from '#mirror/format/canonical_json'

/**
 * What a mirror shows and a person reads aloud (docs/protocols/mirror.md section 22): a number by which the request is
 * found, and a secret that goes over no line.
 */
export type PairingCode = { number: string; secret: string }

const NUMBER = 4
const SECRET = 8

export const newPairingCode = (): PairingCode => ({
  ...{ number: newCode(NUMBER), secret: newCode(SECRET) },
})

/** `K7QM-2XAB-9PLD` */
export const shownCode = ({ number, secret }: PairingCode) =>
  [number, secret.slice(0, 4), secret.slice(4)].join('-')

/** Undefined where it is none. */
export function readCode(typed: string): PairingCode | undefined {
  const code = latinDigits(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  if (code.length !== NUMBER + SECRET) return undefined
  return { number: code.slice(0, NUMBER), secret: code.slice(NUMBER) }
}

/** 64 MB and a fifth of a second for each guess: 39 bits are enough for as long as a request stands. */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 80 * 1024 * 1024 }

const slow = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt as never)

/** The key with which both sides prove to each other that they know the code. */
export const keyOfCode = (secret: string, publicKey: string) =>
  slow(secret, Buffer.from(publicKey, 'hex'), 32, COST)

type Provable = { proof?: string; signature?: string }

/** The proof of a message: over all of it but the proof and the signature. */
export function proofOf(key: Buffer, message: object): string {
  const rest: Provable = { ...message }
  delete rest.proof
  delete rest.signature
  return createHmac('sha256', key).update(canonicalBytes(rest)).digest('hex')
}

export function isProven(key: Buffer, message: object & { proof: string }) {
  const [said, due] = [message.proof, proofOf(key, message)].map((hex) => Buffer.from(hex, 'hex'))
  return said.length === due.length && timingSafeEqual(said, due)
}
