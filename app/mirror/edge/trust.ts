import { DateTime } from 'luxon'
import { dataPath } from '#config/data'
import { TrustedFolder } from '#mirror/trust/trusted_folder'
import type Origin from '#mirror/models/origin'
import { SourceError, type EditionSource } from '#mirror/edge/source'
import type { Seen } from '#mirror/trust/trusted_folder'

export const REVOCATIONS = 'revocations.json'

export const editionTarget = (channel: string, profile: string) =>
  `editions/${channel}/${profile}.json`

/** What is signed about an edition. */
export type SignedEdition = {
  name: string
  size: number
  sequence: number
  issuedAt?: DateTime
  staleAfter?: DateTime
  minAppVersion?: string
}

export type Trusted = {
  seen: Seen
  edition?: SignedEdition
  revocations?: { name: string; size: number }
}

/** What an origin has signed, as far as this source tells (docs/protocols/mirror.md section 8). @throws TrustError */
export async function refreshTrust(origin: Origin, source: EditionSource): Promise<Trusted> {
  const root = Buffer.from(origin.root ?? '', 'utf8')
  const folder = new TrustedFolder(dataPath('mirror', 'trusted', origin.id), root)
  const path = editionTarget(origin.channel, origin.profile)
  const seen = {
    ...{ root: origin.seenRoot, timestamp: origin.seenTimestamp, targets: origin.seenTargets },
  }
  const found = await folder.refresh(source.metadata, seen, [path, REVOCATIONS]).catch((error) => {
    // A stick that was pulled out and a line that broke say nothing against what is signed.
    throw error.cause instanceof SourceError ? error.cause : error
  })
  const edition = found.targets.get(path)
  const revocations = found.targets.get(REVOCATIONS)
  return {
    seen: found.seen,
    edition: edition && {
      ...{ name: edition.hashes.sha256, size: edition.length },
      ...factsOf(edition.custom),
    },
    revocations: revocations && { name: revocations.hashes.sha256, size: revocations.length },
  }
}

function factsOf(custom: Record<string, unknown>) {
  const text = (key: string) => (typeof custom[key] === 'string' ? custom[key] : undefined)
  const time = (key: string) => {
    const read = DateTime.fromISO(text(key) ?? '', { zone: 'utc' })
    return read.isValid ? read : undefined
  }
  const sequence = Number(custom.sequence)
  return {
    sequence: Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0,
    issuedAt: time('issuedAt'),
    staleAfter: time('staleAfter'),
    minAppVersion: text('minAppVersion'),
  }
}
