import { newId } from '#shared/ids'
import { PackageProblem } from '#shared/archive/package_problem'
import { closureOf } from '#runtime/h5p/library_index'
import { nameOf, type LibraryMeta, type LibraryName } from '#runtime/h5p/types'
import H5PLibrary from '#runtime/models/h5p_library'
import type { ReadLibrary } from '#runtime/h5p/read_library'
import type { ReadPackage } from '#runtime/h5p/read_package'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A library that a version of a package needs, and the hash of the build that it brought. */
export type Need = LibraryName & { hash: string | null; isForEditor: boolean }

type Standing = LibraryName & { meta: LibraryMeta }

/**
 * What a package needs: what came along, else what is on this server already, whether it may run or not.
 * @throws PackageProblem naming what is neither here nor there
 */
export async function needsOf({ manifest, libraries }: ReadPackage): Promise<Need[]> {
  const brought = new Map(libraries.map((one) => [nameOf(one), one]))
  const standing = await standingLibraries()
  const { order, missing } = closureOf<Standing>(
    manifest.roots,
    (name) => brought.get(nameOf(name)) ?? standing.get(nameOf(name))
  )
  if (missing.length > 0) {
    const [{ name, by }] = missing
    const library = nameOf(name)
    if (!by) throw new PackageProblem('h5p_library_missing', { library })
    throw new PackageProblem('h5p_dependency_missing', { library, by: nameOf(by) })
  }
  const played = new Set(order.map(nameOf))
  const extra = libraries.filter((one) => !played.has(nameOf(one)))
  return [
    ...order.map((one) => needOf(one, brought)),
    ...extra.map((one) => ({ ...needOf(one, brought), isForEditor: true })),
  ]
}

const needOf = (name: LibraryName, brought: Map<string, ReadLibrary>): Need => ({
  ...{ machineName: name.machineName, major: name.major, minor: name.minor },
  hash: brought.get(nameOf(name))?.hash ?? null,
  isForEditor: false,
})

async function standingLibraries(): Promise<Map<string, Standing>> {
  const rows = await H5PLibrary.query()
    .orderBy('patch')
    .select('machineName', 'major', 'minor', 'meta')
  return new Map(
    rows.map((row) => [
      nameOf(row),
      { machineName: row.machineName, major: row.major, minor: row.minor, meta: row.read() },
    ])
  )
}

/** Writes what a version needs, anew where it was read before. */
export async function keepNeeds(
  trx: TransactionClientContract,
  versionId: string,
  needs: Need[],
  ids: Map<string, string>
) {
  await trx.from('runtime_h5p_needs').where('version_id', versionId).delete()
  const rows = needs.map(({ machineName, major, minor, hash, isForEditor }) => ({
    ...{ id: newId(), version_id: versionId, machine_name: machineName, major, minor },
    ...{ library_id: hash ? (ids.get(hash) ?? null) : null, is_for_editor: isForEditor },
  }))
  for (let at = 0; at < rows.length; at += 100) {
    await trx.table('runtime_h5p_needs').multiInsert(rows.slice(at, at + 100))
  }
}
