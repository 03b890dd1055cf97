import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataPath } from '#config/data'
import { nameOf } from '#mirror/format/object_name'
import { StickError } from '#mirror/sticks/stick_error'

/** Where what is signed lies: that of this server, or that of the origin whose editions it hands on. */
export const signedBy = (originId?: string | null) =>
  originId ? dataPath('mirror', 'relay', originId) : dataPath('mirror')

export type Signed = {
  root: string
  edition: string
  sequence: number
  revocations: string[]
  /** The first root, by its name. */
  origin: string
}

type Targets = Record<string, { hashes: { sha256: string }; custom?: { sequence?: number } }>

/** What is published there for a profile. @throws StickError */
export async function signedFor(root: string, channel: string, profile: string): Promise<Signed> {
  try {
    const read = async (file: string) => JSON.parse(await readFile(join(root, 'tuf', file), 'utf8'))
    const { signed } = await read('timestamp.json')
    const snapshot = await read(`${signed.meta['snapshot.json'].version}.snapshot.json`)
    const { version } = snapshot.signed.meta['targets.json']
    const listed = await read(`${version}.targets.json`)
    const targets = listed.signed.targets as Targets
    const target = targets[`editions/${channel}/${profile}.json`]
    const revocations = targets['revocations.json']
    return {
      ...{ root, edition: target.hashes.sha256, sequence: Number(target.custom?.sequence) },
      revocations: revocations ? [revocations.hashes.sha256] : [],
      origin: nameOf(await readFile(join(root, 'tuf', '1.root.json'))),
    }
  } catch {
    throw new StickError('not_published')
  }
}
