import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { addSignature, checkRotation, makeRoot, readRootFacts } from '#mirror/trust/metadata'
import { KeyError, writeWhole, type OnlineKeys } from '#mirror/trust/key_ring'
import type { PublicHalf, Roles } from '#mirror/trust/metadata'
import type { SigningKey } from '#mirror/trust/keys'

export const ROOT_KEYS = 3
export const ROOT_THRESHOLD = 2

const rootFile = (root: string, version: number) => join(root, 'tuf', `${version}.root.json`)
const pendingFile = (root: string) => join(root, 'keys', 'next.root.json')

/** The newest root metadata that is in force here; undefined where no keys were made. */
export async function standingRoot(root: string) {
  const files = await readdir(join(root, 'tuf')).catch(() => [] as string[])
  const versions = files.flatMap((file) => {
    const match = /^(\d+)\.root\.json$/.exec(file)
    return match ? [Number(match[1])] : []
  })
  if (versions.length === 0) return undefined
  const version = Math.max(...versions)
  return { version, bytes: await readFile(rootFile(root, version)) }
}

export function rolesFor(
  rootKeys: PublicHalf[],
  online: Record<keyof OnlineKeys, PublicHalf>
): Roles {
  return {
    root: { keys: rootKeys, threshold: ROOT_THRESHOLD },
    targets: { keys: [online.targets], threshold: 1 },
    snapshot: { keys: [online.snapshot], threshold: 1 },
    timestamp: { keys: [online.timestamp], threshold: 1 },
  }
}

/** The first root: made once, signed by all its keys. @throws KeyError `exists` */
export async function makeFirstRoot(root: string, rootKeys: SigningKey[], online: OnlineKeys) {
  if (await standingRoot(root)) throw new KeyError('exists')
  const { bytes } = makeRoot(1, rolesFor(rootKeys, online), rootKeys)
  await writeWhole(rootFile(root, 1), bytes)
}

/** Lays out the next root with other keys; it comes into force when enough sticks have signed it. */
export async function proposeRoot(root: string, roles: Roles) {
  const standing = await standingRoot(root)
  if (!standing) throw new KeyError('no_keys')
  const { bytes } = makeRoot(standing.version + 1, roles, [])
  await writeWhole(pendingFile(root), bytes)
}

export const dropPending = (root: string) => rm(pendingFile(root), { force: true })

export const pendingRoot = (root: string) => readFile(pendingFile(root)).catch(() => undefined)

/**
 * Signs the next root with one key, and puts it in force when enough keys of the standing root and enough of its own
 * have signed. @returns how many still have to, 0 when it is in force
 */
export async function signRoot(root: string, key: SigningKey): Promise<number> {
  const standing = await standingRoot(root)
  const pending = await pendingRoot(root)
  if (!standing || !pending) throw new KeyError('no_keys')
  const facts = [readRootFacts(standing.bytes), readRootFacts(pending)]
  if (!facts.some(({ rootKeys }) => rootKeys.includes(key.keyId))) {
    throw new KeyError('not_a_root_key')
  }
  const signed = addSignature(pending, key)
  await writeWhole(pendingFile(root), signed)
  try {
    checkRotation(standing.bytes, signed)
  } catch {
    const { signatures } = readRootFacts(signed)
    const lacks = facts.map(
      ({ rootKeys }) => ROOT_THRESHOLD - rootKeys.filter((one) => signatures.includes(one)).length
    )
    return Math.max(1, ...lacks)
  }
  await writeWhole(rootFile(root, standing.version + 1), signed)
  return 0
}
