import db from '@adonisjs/lucid/services/db'
import { approvedLibraries, resolve } from '#runtime/h5p/library_index'
import { ownLibraries } from '#runtime/h5p/own_libraries'
import { nameOf } from '#runtime/h5p/types'
import type { H5PManifest, LibraryName, LibraryState } from '#runtime/h5p/types'
import type PackageVersion from '#runtime/models/package_version'
import type { Problem } from '#runtime/types'

type Build = LibraryName & { patch: number; state: LibraryState }

/**
 * Why a version does not play now; nothing where it does. A library that it needs must have an approved build. And
 * where the package itself brought a build that nobody has looked at, of the patch that runs here or of a newer one,
 * somebody must look first: either the library was altered, or the content was made for it.
 */
export async function blocksOf(version: PackageVersion): Promise<Problem[]> {
  // A newer application may have brought newer libraries of its own.
  await ownLibraries()
  const index = await approvedLibraries()
  const { missing } = resolve(version.read<H5PManifest>().roots, index)
  const undecided = await undecidedBuilds(version.id)
  const lacking = new Set(missing.map(({ name }) => nameOf(name)))
  const altered = undecided.filter((build) => {
    const used = index.get(nameOf(build))
    return used !== undefined && build.patch >= used.patch
  })
  const states = lacking.size > 0 ? await statesOf(missing.map(({ name }) => name)) : new Map()
  return [
    ...group(
      'h5p_waiting',
      [...lacking].filter((name) => states.get(name) === 'waiting')
    ),
    ...group(
      'h5p_refused',
      [...lacking].filter((name) => isRefused(states.get(name)))
    ),
    ...group(
      'h5p_gone',
      [...lacking].filter((name) => !states.has(name))
    ),
    ...group(
      'h5p_altered',
      altered.map((build) => `${nameOf(build)}.${build.patch}`)
    ),
  ]
}

const isRefused = (state: LibraryState | undefined) => state === 'rejected' || state === 'withdrawn'

const group = (code: string, names: string[]): Problem[] =>
  names.length > 0 ? [{ code, data: { names: names.join(', ') } }] : []

/** The builds that a version brought to play with and that wait in quarantine. */
async function undecidedBuilds(versionId: string): Promise<Build[]> {
  const rows = await db
    .from('runtime_h5p_needs as n')
    .join('runtime_h5p_libraries as l', 'l.id', 'n.library_id')
    .where('n.version_id', versionId)
    .where('n.is_for_editor', false)
    .where('l.state', 'waiting')
    .select('l.machine_name', 'l.major', 'l.minor', 'l.patch', 'l.state')
  return rows.map(buildOf)
}

const buildOf = (row: Record<string, never>): Build => ({
  ...{ machineName: row.machine_name, major: Number(row.major), minor: Number(row.minor) },
  ...{ patch: Number(row.patch), state: row.state },
})

/** What is known of names that nothing approved answers to: waiting where any build waits. */
async function statesOf(names: LibraryName[]): Promise<Map<string, LibraryState>> {
  const rows = await db
    .from('runtime_h5p_libraries')
    .whereIn('machine_name', [...new Set(names.map(({ machineName }) => machineName))])
    .select('machine_name', 'major', 'minor', 'patch', 'state')
  const states = new Map<string, LibraryState>()
  for (const build of rows.map(buildOf)) {
    const key = nameOf(build)
    if (states.get(key) !== 'waiting') states.set(key, build.state)
  }
  return states
}
