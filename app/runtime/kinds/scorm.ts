import { PackageProblem } from '#shared/archive/package_problem'
import { MANIFEST, readManifest } from '#runtime/scorm/read_manifest'
import { scormState } from '#runtime/scorm/scorm_state'
import { takeScorm } from '#runtime/scorm/take_entry'
import type { Archive } from '#shared/archive/archive'
import type { ContentsLine, PackageKind } from '#runtime/kinds/registry'
import type { Problem, ScormItem } from '#runtime/types'

const MAX_BYTES = 5 * 1024 ** 2

const manifests = (archive: Archive) =>
  archive.files.filter(({ path }) => path.split('/').pop()?.toLowerCase() === MANIFEST)

/**
 * Where the manifest is: at the root, also where more packages lie inside; else, where there is one and everything
 * is in its folder, that folder (someone packed the folder rather than what is in it).
 */
function rootOf(archive: Archive): { archive: Archive; warnings: Problem[] } {
  if (archive.has(MANIFEST)) return { archive, warnings: [] }
  const [only, ...others] = manifests(archive)
  const folder = only.path.split('/').slice(0, -1).join('/')
  if (others.length > 0) throw new PackageProblem('manifests_inside', { count: others.length + 1 })
  const isWhole = archive.files.every(({ path }) => path.startsWith(`${folder}/`))
  if (!isWhole) throw new PackageProblem('manifest_inside', { name: only.path })
  return {
    archive: archive.inside(folder),
    warnings: [{ code: 'folder_taken', data: { name: folder } }],
  }
}

async function read(found: Archive) {
  const { archive, warnings } = rootOf(found)
  const bytes = await archive.read(MANIFEST, MAX_BYTES)
  const { manifest, warnings: more } = readManifest(bytes, archive)
  return { title: manifest.title, archive, manifest, warnings: [...warnings, ...more] }
}

const launch: PackageKind['launch'] = async (subject) => ({
  script: 'scorm.js',
  state: await scormState(subject),
})

/** SCORM 1.2 and 2004 are one kind: the manifest says which, and pages only need to know that it is SCORM. */
export const scorm: PackageKind = {
  name: 'scorm',
  detect: (archive) => archive.has(MANIFEST),
  read,
  launch,
  visitors: true,
  take: takeScorm,
  contents: (version) => {
    const { standard, edition, items, sequencing } = version.read()
    const course = sequencing ? { id: sequencing.activityTree.id } : undefined
    return { standard, edition, lines: linesOf(items), course }
  },
}

/** The items that the package shows, as deep as they are nested. */
const linesOf = (items: ScormItem[], depth = 0): ContentsLine[] =>
  items
    .filter(({ visible }) => visible)
    .flatMap(({ id, title, launch: place, children }) => [
      { id, title, depth: Math.min(depth, 5), isFolder: !place },
      ...linesOf(children, depth + 1),
    ])

/** The same, where the manifest is not at the root. */
export const scormInFolder: PackageKind = {
  ...scorm,
  detect: (archive) => manifests(archive).length > 0,
}
