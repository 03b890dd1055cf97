import { copyFile, mkdir, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newKey, type SigningKey } from '#mirror/trust/keys'
import { readRootFacts, type PublicHalf } from '#mirror/trust/metadata'
import * as chain from '#mirror/trust/root_chain'
import * as ring from '#mirror/trust/key_ring'

/** A server's folder of mirrors and what its own keys are locked with (docs/protocols/mirror.md section 15). */
export type KeyHome = { root: string; appKey: string }

/** A stick, or any folder, with the passphrase of the key that lies on it. */
export type Stick = { folder: string; passphrase: string }

const ROOT_FILE = 'tonle-root-key.json'
const nextOnline = ({ root }: KeyHome) => join(root, 'keys', 'next')

async function mustBeFolders(folders: string[]) {
  for (const folder of folders) {
    const found = await stat(folder).catch(() => undefined)
    if (!found?.isDirectory()) throw new ring.KeyError('no_folder', { path: folder })
  }
  if (new Set(folders).size < folders.length) throw new ring.KeyError('same_stick')
}

const putRootKey = ({ folder, passphrase }: Stick, key: SigningKey) =>
  ring.writeKeyFile(join(folder, ROOT_FILE), 'root', { root: key }, passphrase)

async function readRootKey({ folder, passphrase }: Stick): Promise<SigningKey> {
  const { root } = await ring.readKeyFile(join(folder, ROOT_FILE), 'root', passphrase)
  return root
}

/** Makes all keys of an origin: one of the root on each of three sticks, those for every day on the server. */
export async function makeKeys(home: KeyHome, sticks: Stick[]) {
  if (sticks.length !== chain.ROOT_KEYS) throw new ring.KeyError('three_sticks')
  await mustBeFolders(sticks.map(({ folder }) => folder))
  if (await chain.standingRoot(home.root)) throw new ring.KeyError('exists')
  for (const { folder } of sticks) {
    // A stick that holds the key of another server is not written over.
    if (await stat(join(folder, ROOT_FILE)).catch(() => undefined)) {
      throw new ring.KeyError('stick_used', { path: folder })
    }
  }
  const rootKeys = sticks.map(() => newKey())
  for (const [n, stick] of sticks.entries()) await putRootKey(stick, rootKeys[n])
  const online = ring.newOnlineKeys()
  await ring.keepOnlineKeys(home.root, home.appKey, online)
  await chain.makeFirstRoot(home.root, rootKeys, online)
}

type Rotation = {
  /** The stick for a new root key, in the place of the one with this id. */
  replace?: { keyId: string; stick: Stick }
}

/**
 * Makes new keys for every day, and a root that names them. It comes into force when two sticks have signed it; until
 * then the old keys sign.
 */
export async function rotateKeys(home: KeyHome, { replace }: Rotation = {}) {
  const standing = await chain.standingRoot(home.root)
  if (!standing) throw new ring.KeyError('no_keys')
  const facts = readRootFacts(standing.bytes)
  let rootKeys: PublicHalf[] = facts.halves('root')
  if (replace) {
    await mustBeFolders([replace.stick.folder])
    const at = facts.rootKeys.findIndex((id) => id.startsWith(replace.keyId))
    if (at < 0) throw new ring.KeyError('not_a_root_key')
    const key = newKey()
    await putRootKey(replace.stick, key)
    rootKeys = rootKeys.with(at, key)
  }
  const online = ring.newOnlineKeys()
  await ring.keepOnlineKeys(nextOnline(home), home.appKey, online)
  await chain.proposeRoot(home.root, chain.rolesFor(rootKeys, online))
}

/**
 * Signs the next root with the key of a stick. @returns how many signatures are lacking still; with 0 the new keys are
 * in force, and what stands must be published again with them
 */
export async function signNextRoot(home: KeyHome, stick: Stick): Promise<number> {
  const lacking = await chain.signRoot(home.root, await readRootKey(stick))
  if (lacking > 0) return lacking
  await keysInForce(home)
  return 0
}

/**
 * The keys for every day that the standing root names. Where a kill came between a new root and its keys, they are put
 * in their place now. @throws KeyError
 */
export async function keysInForce(home: KeyHome): Promise<ring.OnlineKeys> {
  const standing = await chain.standingRoot(home.root)
  if (!standing) throw new ring.KeyError('no_keys')
  const [named] = readRootFacts(standing.bytes).halves('targets')
  const next = await ring.onlineKeys(nextOnline(home), home.appKey).catch(() => undefined)
  if (next?.targets.publicHex === named.publicHex) {
    const places = [nextOnline(home), home.root].map((root) => join(root, 'keys', 'online.json'))
    await rename(places[0], places[1])
    await chain.dropPending(home.root)
  }
  return ring.onlineKeys(home.root, home.appKey)
}

const BACKUP = 'tonle-mirror-keys.json'

/** Puts the keys for every day and the roots on a stick, locked with a passphrase. The root keys are not among them. */
export async function backUpKeys(home: KeyHome, { folder, passphrase }: Stick) {
  await mustBeFolders([folder])
  const keys = await ring.onlineKeys(home.root, home.appKey)
  await ring.writeKeyFile(join(folder, BACKUP), 'backup', keys, passphrase)
  await copyRoots(join(home.root, 'tuf'), join(folder, 'tuf'))
}

/** Brings them back, on this server or another; they are locked with its own key there. */
export async function restoreKeys(home: KeyHome, { folder, passphrase }: Stick) {
  const found = await ring.readKeyFile(join(folder, BACKUP), 'backup', passphrase)
  const keys = found as ring.OnlineKeys
  const isWhole = ring.onlineRoles.every((role) => keys[role])
  if (!isWhole) throw new ring.KeyError('damaged', { path: folder })
  await copyRoots(join(folder, 'tuf'), join(home.root, 'tuf'))
  await ring.keepOnlineKeys(home.root, home.appKey, keys)
}

async function copyRoots(from: string, to: string) {
  await mkdir(to, { recursive: true })
  for (const file of await readdir(from)) {
    if (file.endsWith('.root.json')) await copyFile(join(from, file), join(to, file))
  }
}

export type KeyState = {
  version: number
  rootKeys: string[]
  /** Whether the keys for every day are here and can be opened. */
  isOpen: boolean
  pending: { version: number; signatures: number } | null
}

/** What keys there are; undefined where none were made. */
export async function keyState(home: KeyHome): Promise<KeyState | undefined> {
  const standing = await chain.standingRoot(home.root)
  if (!standing) return undefined
  const pending = await chain.pendingRoot(home.root)
  const isOpen = await ring.onlineKeys(home.root, home.appKey).then(
    () => true,
    () => false
  )
  const next = pending && readRootFacts(pending)
  return {
    ...{ version: standing.version, rootKeys: readRootFacts(standing.bytes).rootKeys, isOpen },
    pending: next ? { version: next.version, signatures: next.signatures.length } : null,
  }
}
