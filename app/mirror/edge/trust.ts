import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { dataPath } from '#config/data'
import { TrustedFolder } from '#mirror/trust/trusted_folder'
import type Origin from '#mirror/models/origin'
import { signedBy } from '#mirror/sticks/stick_origins'
import { writeWhole } from '#mirror/sticks/write_whole'
import { SourceError, type EditionSource } from '#mirror/edge/source'
import type { Seen } from '#mirror/trust/trusted_folder'

const LAST = 'timestamp.json'

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
  const came = new Map<string, Uint8Array>()
  const hearing = async (file: string, limit: number) => {
    const bytes = await source.metadata(file, limit)
    if (bytes) came.set(file, bytes)
    return bytes
  }
  const found = await folder.refresh(hearing, seen, [path, REVOCATIONS]).catch((error) => {
    // A stick that was pulled out and a line that broke say nothing against what is signed.
    throw error.cause instanceof SourceError ? error.cause : error
  })
  await keepSigned(origin.id, root, came)
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

/** What was found right is kept as it came: so this server can hand it on, on sticks. */
async function keepSigned(originId: string, root: Uint8Array, came: Map<string, Uint8Array>) {
  const folder = signedBy(originId)
  const { signed } = JSON.parse(Buffer.from(root).toString()) as { signed: { version: number } }
  const first = `${signed.version}.root.json`
  if (!existsSync(join(folder, 'tuf', first))) came.set(first, root)
  // The timestamp is what makes the rest visible: last.
  const files = [...came.keys()].sort((a, b) => Number(a === LAST) - Number(b === LAST))
  for (const file of files) {
    const path = join(folder, 'tuf', file)
    const before = await readFile(path).catch(() => undefined)
    if (before && Buffer.compare(before, came.get(file)!) === 0) continue
    await mkdir(folder, { recursive: true })
    await writeWhole(folder, join('tuf', file), came.get(file)!)
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
