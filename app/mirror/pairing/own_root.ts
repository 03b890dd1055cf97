import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { objectStore } from '#mirror/store/objects'
import { PairingError } from '#mirror/pairing/pairing_error'

/** The first root of this origin: what every mirror of it is given. @throws PairingError `no_keys` */
export const ownRoot = () =>
  readFile(join(objectStore().root, 'tuf', '1.root.json'), 'utf8').catch((error) => {
    throw new PairingError('no_keys', error)
  })
