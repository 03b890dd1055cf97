import { appendFileSync } from 'node:fs'

/**
 * Where the process may be ended by a test, as a power cut could end it (docs/protocols/mirror.md section 16). Each name
 * stands at one place of the code.
 */
export const crashPoints = [
  ...(['object.written', 'object.synced', 'object.renamed', 'object.linked'] as const),
  ...(['object.settled'] as const),
  ...(['build.selected', 'build.objects', 'build.blobs', 'build.packs', 'build.recorded'] as const),
  ...(['publish.signed', 'publish.targets', 'publish.snapshot', 'publish.timestamp'] as const),
  ...(['publish.recorded'] as const),
  ...(['edition.trusted', 'edition.announced', 'edition.catalogue', 'edition.fetched'] as const),
  ...(['edition.complete', 'edition.linked', 'edition.prepared'] as const),
  ...(['switch.rows', 'switch.current', 'switch.committed'] as const),
  ...(['revoked.rows', 'revoked.committed', 'collect.row', 'collect.removed'] as const),
] as const

export type CrashPoint = (typeof crashPoints)[number]

const [wanted, passage] = (process.env.MIRROR_CRASH ?? '').split(':')
const log = process.env.MIRROR_DISK_LOG
let passages = 0

/** Ends the process without a word where `MIRROR_CRASH` names this point (`any` names all) and its passage. */
export function crashPoint(name: CrashPoint) {
  diskNote('point', name)
  if (!wanted || (wanted !== 'any' && wanted !== name)) return
  if (++passages === Number(passage || 1)) process.kill(process.pid, 'SIGKILL')
}

type DiskStep = 'write' | 'sync' | 'name' | 'settle' | 'point'

/**
 * Tells a test what the disk was asked for, so that it can take away what a power cut would take: bytes that were not
 * synced, names in folders that were not synced; and which point was passed last.
 */
export function diskNote(step: DiskStep, path: string) {
  if (log) appendFileSync(log, `${JSON.stringify([step, path])}\n`)
}
