import { PackageProblem } from '#shared/archive/package_problem'
import type { Archive } from '#shared/archive/archive'
import type { Problem } from '#runtime/types'

/** The archive from where this file lies: its root, or the one folder that was packed as a whole. */
export function rootFolder(
  archive: Archive,
  name: string
): { archive: Archive; warnings: Problem[] } {
  if (archive.has(name)) return { archive, warnings: [] }
  const found = archive.files.find(({ path }) => path.toLowerCase().endsWith(`/${name}`))
  const folder = found?.path.split('/').slice(0, -1).join('/') ?? ''
  const isWhole = archive.files.every(({ path }) => path.startsWith(`${folder}/`))
  if (!isWhole) throw new PackageProblem('file_inside', { name: found?.path ?? name })
  return {
    archive: archive.inside(folder),
    warnings: [{ code: 'folder_taken', data: { name: folder } }],
  }
}
