import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 })

const hasProgram = (name: string) => run('sh', '-c', `command -v ${name}`).status === 0

const KINDS = {
  vfat: {
    make: ['mkfs.vfat', '-F', '32'],
    helper: (image: string, at: string) => ['fusefat', '-o', 'rw+', image, at],
  },
  exfat: {
    make: ['mkfs.exfat'],
    helper: (image: string, at: string) => ['mount.exfat-fuse', image, at],
  },
}

export type StickKind = keyof typeof KINDS

/** A stick with this file system, in a file that is mounted; undefined where this machine cannot do that. */
export function loopStick(kind: StickKind, megabytes = 96) {
  const { make, helper } = KINDS[kind]
  if (process.getuid?.() !== 0 || !hasProgram(make[0])) return undefined
  const folder = mkdtempSync(join(tmpdir(), `tonle-${kind}-`))
  const image = join(folder, 'image')
  const mount = mkdtempSync(join(tmpdir(), 'tonle-loop-'))
  writeFileSync(image, '')
  truncateSync(image, megabytes * 1024 * 1024)
  run(make[0], ...make.slice(1), image)
  const device = run('losetup', '-f', '--show', image).stdout?.trim()
  const tries = [['mount', device, mount], ...[helper(image, mount), helper(device, mount)]]
  const isMounted = tries.some(([command, ...args]) => {
    const done = hasProgram(command) && run(command, ...args).status === 0
    return done && run('mountpoint', '-q', mount).status === 0
  })
  const away = () => {
    run('umount', mount)
    if (device) run('losetup', '-d', device)
    for (const path of [folder, mount]) rmSync(path, { recursive: true, force: true })
  }
  if (isMounted) return { mount, away }
  away()
  return undefined
}
