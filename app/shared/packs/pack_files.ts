import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { PackError } from '#shared/packs/pack_error'

export type PackFile = { path: string; size: number; modified: number }

/** The pack's files in the order of their names, with `/` between folders. Hidden files are no part of it. */
export async function listFiles(folder: string): Promise<PackFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: PackFile[] = []
  for (const entry of entries) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (path.split('/').some((part) => part.startsWith('.')) || entry.isDirectory()) continue
    if (!entry.isFile()) throw new PackError(path, undefined, 'not_a_file')
    const { size, mtimeMs } = await stat(join(folder, path))
    files.push({ path, size, modified: Math.round(mtimeMs) })
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Changes when a file is touched; without reading a single one. */
export function stampOf(files: PackFile[], recipe: string) {
  const hash = createHash('sha256').update(recipe)
  for (const { path, size, modified } of files) hash.update(`${path}\0${size}\0${modified}\n`)
  return hash.digest('hex')
}

/** sha256 over the sorted names and contents (docs/protocols/packs.md section 6). */
export async function hashOf(folder: string, files: PackFile[], recipe: string) {
  const hash = createHash('sha256').update(recipe)
  for (const { path } of files) {
    const content = createHash('sha256')
    for await (const chunk of createReadStream(join(folder, path))) content.update(chunk)
    hash.update(`${content.digest('hex')}  ${path}\n`)
  }
  return hash.digest('hex')
}

/** The place of `file` on the disk. A name that leads out of the pack is refused. */
export function insidePack(folder: string, file: string) {
  const path = resolve(folder, file)
  if (isAbsolute(file) || !path.startsWith(resolve(folder) + sep)) {
    throw new PackError(file, undefined, 'outside_pack')
  }
  return path
}
