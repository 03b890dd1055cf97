import { MetaFile, Metadata, Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models'
import { nameOf } from '#mirror/format/object_name'
import { keyIdOf, publicKey, signer } from '#mirror/trust/keys'
import type { Role, SigningKey } from '#mirror/trust/keys'
import type { Json } from '#mirror/format/canonical_json'

const SPEC = '1.0.31'

/**
 * Age never stops a school (docs/protocols/mirror.md section 8.3): metadata expires after every clock, and whether an edition is old is judged by what its target says.
 */
const EXPIRES = '9999-12-31T23:59:59Z'

const common = (version: number) => ({ specVersion: SPEC, version, expires: EXPIRES })

export type PublicHalf = Pick<SigningKey, 'publicHex'>

/** Who may sign what, and how many of them must. */
export type Roles = Record<Role, { keys: PublicHalf[]; threshold: number }>

/** Metadata ready to be put beside the objects. */
export type MetadataFile = { path: string; bytes: Buffer }

const bytesOf = (metadata: { toJSON(): unknown }) => Buffer.from(JSON.stringify(metadata.toJSON()))

/**
 * Root metadata (TUF 4.3). From version 2 on it is signed by enough keys of the version before and of its own;
 * signatures may be added one by one with `addSignature`, each where its stick is.
 */
export function makeRoot(version: number, roles: Roles, keys: SigningKey[]): MetadataFile {
  const all = Object.values(roles).flatMap((role) => role.keys)
  const root = Root.fromJSON({
    ...{ _type: 'root', spec_version: SPEC, version, expires: EXPIRES, consistent_snapshot: true },
    keys: Object.fromEntries(all.map((key) => [keyIdOf(key.publicHex), publicKey(key).toJSON()])),
    roles: Object.fromEntries(
      Object.entries(roles).map(([role, { keys: own, threshold }]) => [
        role,
        { keyids: own.map((key) => keyIdOf(key.publicHex)), threshold },
      ])
    ),
  })
  const metadata = new Metadata(root)
  for (const key of keys) metadata.sign(signer(key))
  return { path: `tuf/${version}.root.json`, bytes: bytesOf(metadata) }
}

const readRoot = (bytes: Buffer) =>
  Metadata.fromJSON('root' as never, JSON.parse(bytes.toString())) as unknown as Metadata<Root>

export function addSignature(root: Buffer, key: SigningKey): Buffer {
  const metadata = readRoot(root)
  metadata.sign(signer(key))
  return bytesOf(metadata)
}

/** Who may sign for a root, who has, and the public halves of all its roles. */
export function readRootFacts(root: Buffer) {
  const { signed: content, signatures } = JSON.parse(root.toString()) as {
    signed: {
      version: number
      keys: Record<string, { keyval: { public: string } }>
      roles: Record<Role, { keyids: string[]; threshold: number }>
    }
    signatures: { keyid: string }[]
  }
  const halves = (role: Role): PublicHalf[] =>
    content.roles[role].keyids.map((id) => ({ publicHex: content.keys[id].keyval.public }))
  return {
    version: content.version,
    rootKeys: content.roles.root.keyids,
    signatures: signatures.map(({ keyid }) => keyid),
    halves,
  }
}

/** Whether the next root is signed as the standing one asks, and as it asks itself. @throws where it is not */
export function checkRotation(standing: Buffer, next: Buffer) {
  const [before, after] = [readRoot(standing), readRoot(next)]
  if (after.signed.version !== before.signed.version + 1) throw new Error('root version')
  before.verifyDelegate('root', after)
  after.verifyDelegate('root', after)
}

/** What is signed: an object by its name, under a path that says what it is, with facts about it. */
export type Target = { path: string; name: string; size: number; custom: Record<string, Json> }

/**
 * One publication: targets, snapshot and timestamp of the same version (TUF 4.5, 4.4, 4.6). The timestamp is the
 * last of the list and is written last: until then everyone sees the publication before.
 */
export function makePublication(
  version: number,
  targets: Target[],
  keys: Record<Exclude<Role, 'root'>, SigningKey>
): MetadataFile[] {
  const list = new Targets({ ...common(version), targets: {} })
  for (const { path, name, size, custom } of targets) {
    const unrecognizedFields = { custom }
    list.addTarget(
      new TargetFile({ path, length: size, hashes: { sha256: name }, unrecognizedFields })
    )
  }
  const targetBytes = signed(list, keys.targets)
  const meta = { 'targets.json': metaFile(version, targetBytes) }
  const snapshotBytes = signed(new Snapshot({ ...common(version), meta }), keys.snapshot)
  const snapshotMeta = metaFile(version, snapshotBytes)
  const timestamp = new Timestamp({ ...common(version), snapshotMeta })
  return [
    { path: `tuf/${version}.targets.json`, bytes: targetBytes },
    { path: `tuf/${version}.snapshot.json`, bytes: snapshotBytes },
    { path: 'tuf/timestamp.json', bytes: signed(timestamp, keys.timestamp) },
  ]
}

function signed(content: Targets | Snapshot | Timestamp, key: SigningKey) {
  const metadata = new Metadata(content)
  metadata.sign(signer(key))
  return bytesOf(metadata)
}

const metaFile = (version: number, bytes: Buffer) =>
  new MetaFile({ version, length: bytes.length, hashes: { sha256: nameOf(bytes) } })
