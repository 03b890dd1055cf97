import db from '@adonisjs/lucid/services/db'
import { instant } from '#shared/database/instant'
import { publicKeyOf, methodOf } from '#credentials/proof/signing_keys'
import { isProof, isProven } from '#credentials/proof/data_integrity'
import { findAward } from '#credentials/queries/awards'
import type { Authority, RevocationReason } from '#credentials/types'

/** What a certificate says, for whoever checks it. */
export type Shown = {
  serial: string
  names: string[]
  title: string
  issuerKm: string
  issuerEn: string
  authority: Authority
  completedAt: string
  issuedAt: string
  publicKey: string
}

type Revoked = { at: Date; reason: RevocationReason }

/**
 * `valid`; `replaced` by a corrected one of the same serial; `revoked`; `unknown` here; `unknown_issuer`: signed with a key
 * that this server does not know; `broken`: changed since, or signed outside the time of its key; `unreadable`.
 */
export type Finding =
  | { type: 'valid' | 'replaced'; shown: Shown }
  | { type: 'revoked'; shown?: Shown; serial: string; revoked: Revoked }
  | { type: 'unknown' | 'unknown_issuer' | 'broken' | 'unreadable' }

/** What this server knows of a serial. */
export async function verifySerial(serial: string): Promise<Finding> {
  const award = await findAward(serial)
  if (award) {
    const finding = await verifyCredential(award.credential)
    const isSame = !('shown' in finding) || finding.shown?.serial === serial
    return isSame ? finding : { type: 'broken' }
  }
  const revoked = await revocationOf(serial)
  return revoked ? { type: 'revoked', serial, revoked } : { type: 'unknown' }
}

const LONGEST = 100_000

/** A certificate as a file: checked by its signature, also where the one that issued it is far away. */
export async function verifyText(text: string): Promise<Finding> {
  if (text.length > LONGEST) return { type: 'unreadable' }
  try {
    return await verifyCredential(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return { type: 'unreadable' }
    throw error
  }
}

async function verifyCredential(credential: any): Promise<Finding> {
  const said = readCredential(credential)
  if (!said) return { type: 'unreadable' }
  const known = await keyRow(said.publicKey)
  if (!known) return { type: 'unknown_issuer' }
  const key = publicKeyOf(said.publicKey)
  if (!key || !isProven(credential, key) || !isWithin(said.created, known))
    return { type: 'broken' }
  const shown: Shown = {
    ...{ serial: said.serial, names: said.names, title: said.title, publicKey: said.publicKey },
    ...{ issuerKm: known.name_km, issuerEn: known.name_en, authority: known.authority },
    ...{ completedAt: said.completedAt, issuedAt: said.issuedAt },
  }
  const revoked = await revocationOf(said.serial)
  if (revoked) return { type: 'revoked', shown, serial: said.serial, revoked }
  const now = await db
    .from('credentials_awards')
    .where({ serial: said.serial, is_current: true })
    .select('id')
    .first()
  const isReplaced = now && said.id !== `urn:uuid:${now.id}`
  return { type: isReplaced ? 'replaced' : 'valid', shown }
}

/** Undefined where it is none of our certificates, whatever else it may be. */
function readCredential(credential: any) {
  const { proof, credentialSubject: subject, issuer, id, name, validFrom } = credential ?? {}
  if (!isProof(proof)) return undefined
  const publicKey = proof.verificationMethod.split('#')[1] ?? ''
  if (proof.verificationMethod !== methodOf(publicKey)) return undefined
  if (issuer?.id !== proof.verificationMethod.split('#')[0]) return undefined
  const names = Array.isArray(subject?.identifier)
    ? subject.identifier.map((one: any) => one?.identityHash)
    : []
  const texts = {
    ...{ id, publicKey, serial: subject?.licenseNumber, title: name, issuedAt: validFrom },
    ...{ completedAt: subject?.activityEndDate, created: proof.created },
  }
  const isText = (one: unknown): one is string => typeof one === 'string' && one.length <= 1000
  if (names.length === 0 || names.length > 4 || !names.every(isText)) return undefined
  if (!Object.values(texts).every(isText)) return undefined
  const times = [texts.completedAt, texts.issuedAt, texts.created]
  if (times.some((one) => Number.isNaN(Date.parse(one)))) return undefined
  return { ...(texts as { [key in keyof typeof texts]: string }), names: names as string[] }
}

const keyRow = (publicKey: string) =>
  db
    .from('credentials_keys as k')
    .join('credentials_issuers as i', 'i.id', 'k.issuer_id')
    .where('k.public_key', publicKey)
    .select('k.valid_from', 'k.valid_to', 'i.name_km', 'i.name_en', 'i.authority')
    .first()

function isWithin(created: string, row: { valid_from: unknown; valid_to: unknown }) {
  const at = Date.parse(created)
  const [from, to] = [instant(row.valid_from)!.getTime(), instant(row.valid_to)?.getTime()]
  return at >= Math.floor(from / 1000) * 1000 && (to === undefined || at <= to)
}

async function revocationOf(serial: string): Promise<Revoked | undefined> {
  const row = await db.from('credentials_revocations').where('serial', serial).first()
  return row ? { at: instant(row.revoked_at)!, reason: row.reason } : undefined
}
