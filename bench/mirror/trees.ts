import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { corpus, type Change, type CorpusName } from '#bench/mirror/corpora'

/** Writes the files of a corpus below a folder, packages unpacked; how many bytes. */
export function writeTree(folder: string, name: CorpusName, change: Change) {
  let total = 0
  for (const item of corpus(name, change)) {
    const at = item.kind === 'file' ? folder : join(folder, item.code)
    for (const [path, bytes] of Object.entries(item.files())) {
      const to = join(at, path)
      mkdirSync(dirname(to), { recursive: true })
      writeFileSync(to, bytes)
      total += Buffer.byteLength(bytes)
    }
  }
  return total
}

/** Whether this machine has a program. */
export const has = (program: string) => spawnSync(program, ['--version']).status === 0

function run(program: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(0, 500)}`)
  return stdout
}

/** What rsync sends both ways to make one folder like another. */
export function rsynced(from: string, to: string) {
  const out = run('rsync', ['-a', '--no-whole-file', '--stats', '--delete', `${from}/`, `${to}/`])
  const bytes = (what: string) =>
    Number(new RegExp(`Total bytes ${what}: ([\\d,]+)`).exec(out)![1].replaceAll(',', ''))
  return bytes('sent') + bytes('received')
}

/** What somebody who has the store as it was fetches with casync: new chunks and the index. */
export function casynced(tree: string, folder: string) {
  mkdirSync(folder, { recursive: true })
  const index = join(folder, 'index.caidx')
  const store = join(folder, 'store.castr')
  const before = existing(store)
  rmSync(index, { force: true })
  run('casync', ['make', '--without=all', `--store=${store}`, index, tree])
  return sizeOf(store) - before + statSync(index).size
}

const existing = (folder: string) => {
  try {
    return sizeOf(folder)
  } catch {
    return 0
  }
}

const sizeOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
