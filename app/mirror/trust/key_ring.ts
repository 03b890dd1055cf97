import { createHmac } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { lockKeys, LockError, unlockKeys } from '#shared/keys/locked_keys'
import { diskNote } from '#mirror/crash_points'
import { newKey, readKey, type SigningKey } from '#mirror/trust/keys'
import type { Role } from '#mirror/trust/keys'

export type OnlineRole = Exclude<Role, 'root'>
export const onlineRoles: OnlineRole[] = ['targets', 'snapshot', 'timestamp']
export type OnlineKeys = Record<OnlineRole, SigningKey>

/** docs/protocols/mirror.md section 15: the keys are missing, or locked with another passphrase. Words in lang `mirror.keys.errors`. */
export class KeyError extends Error {
  constructor(
    readonly code:
      | 'no_keys'
      | 'exists'
      | 'wrong_passphrase'
      | 'damaged'
      | 'not_a_root_key'
      | 'no_folder'
      | 'same_stick'
      | 'three_sticks'
      | 'stick_used',
    readonly facts: Record<string, string | number> = {}
  ) {
    super(code)
  }
}

type KeyFile = { format: 'tonle-keys'; version: 1; use: string; locked: object }

/** A file of keys that only their passphrase opens (scrypt and AES-256-GCM). */
export async function writeKeyFile(
  path: string,
  use: string,
  keys: Record<string, SigningKey>,
  passphrase: string
) {
  const plain = Object.entries(keys).map(([name, { privatePem }]) => [name, privatePem])
  const locked = await lockKeys(Buffer.from(JSON.stringify(Object.fromEntries(plain))), passphrase)
  const file: KeyFile = {
    ...{ format: 'tonle-keys', version: 1, use, locked: JSON.parse(locked.toString()) },
  }
  await writeWhole(path, Buffer.from(JSON.stringify(file)))
  await chmod(path, 0o600).catch(() => undefined)
}

/** @throws KeyError */
export async function readKeyFile(path: string, use: string, passphrase: string) {
  const bytes = await readFile(path).catch(() => {
    throw new KeyError('no_keys', { path })
  })
  let file: KeyFile
  try {
    file = JSON.parse(bytes.toString())
  } catch {
    throw new KeyError('damaged', { path })
  }
  if (file.format !== 'tonle-keys' || file.use !== use) throw new KeyError('damaged', { path })
  try {
    const plain = await unlockKeys(Buffer.from(JSON.stringify(file.locked)), true, passphrase)
    const pems = JSON.parse(plain.toString()) as Record<string, string>
    return Object.fromEntries(Object.entries(pems).map(([name, pem]) => [name, readKey(pem)]))
  } catch (error) {
    throw error instanceof LockError ? new KeyError('wrong_passphrase', { path }) : error
  }
}

/** Beside the folder of objects; locked with the key of the application, so that a stolen copy of the data opens nothing. */
const onlinePath = (root: string) => join(root, 'keys', 'online.json')

const ownPassphrase = (appKey: string) =>
  createHmac('sha256', appKey).update('tonle mirror keys').digest('base64')

export const newOnlineKeys = (): OnlineKeys => ({
  ...{ targets: newKey(), snapshot: newKey(), timestamp: newKey() },
})

export const keepOnlineKeys = async (root: string, appKey: string, keys: OnlineKeys) =>
  writeKeyFile(onlinePath(root), 'online', keys, ownPassphrase(appKey))

/** @throws KeyError */
export const onlineKeys = async (root: string, appKey: string) =>
  (await readKeyFile(onlinePath(root), 'online', ownPassphrase(appKey))) as OnlineKeys

/** Writes beside, syncs, renames: a kill leaves the file before or the new one. */
export async function writeWhole(path: string, bytes: Buffer) {
  await mkdir(join(path, '..'), { recursive: true })
  const beside = `${path}.new`
  diskNote('write', beside)
  const file = await open(beside, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  diskNote('sync', beside)
  await rename(beside, path)
  const folder = await open(join(path, '..'))
  await folder.sync().catch(() => undefined)
  await folder.close()
}
