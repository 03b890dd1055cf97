/**
 * Where a kill leaves something half done (docs/protocols/mirror.md section 16). Tests kill here; otherwise nothing
 * happens.
 */
export const crashPoints = [
  ...(['object.written', 'object.synced', 'object.renamed', 'object.linked'] as const),
  ...(['build.selected', 'build.objects', 'build.blobs', 'build.packs', 'build.recorded'] as const),
  ...(['publish.signed', 'publish.targets', 'publish.snapshot', 'publish.timestamp'] as const),
  ...(['publish.recorded'] as const),
] as const

export type CrashPoint = (typeof crashPoints)[number]

let passed = 0
const [wanted, nth] = (process.env.MIRROR_CRASH ?? '').split(':')

/** `MIRROR_CRASH=build.packs:3` kills at the third passage, `any:250` at the 250th of all. */
export function crashPoint(name: CrashPoint) {
  if (!wanted || (wanted !== 'any' && wanted !== name)) return
  passed += 1
  if (passed === Number(nth || 1)) process.kill(process.pid, 'SIGKILL')
}
