import db from '@adonisjs/lucid/services/db'
import { transaction } from '#shared/database/transaction'
import { holdersOf } from '#identity/queries/holders_of'
import { notify } from '#identity/actions/notify'
import { blocksOf } from '#runtime/h5p/blocks'
import { nameOf } from '#runtime/h5p/types'
import H5PLibrary from '#runtime/models/h5p_library'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const MOST = 50

/** Tells those who answer for code that a package waits for them. Only where it brought something to look at. */
export async function tellOfWaiting(
  trx: TransactionClientContract,
  packageId: string,
  hashes: string[]
) {
  const waiting = await H5PLibrary.query({ client: trx })
    .whereIn('hash', hashes)
    .where({ state: 'waiting', originPackageId: packageId })
    .first()
  if (!waiting) return
  const { title, code, institutionId } = await Package.findOrFail(packageId, { client: trx })
  await notify(trx, {
    ...{ kind: 'runtime.libraries_waiting', data: { title: title.slice(0, 120) }, institutionId },
    to: await holdersOf(['library_administrator'], null, trx),
    href: `/administration/content-libraries?package=${code}`,
  })
}

/** Tells those who brought packages that these play now, after builds were approved. */
export async function tellOfPlaying(approved: H5PLibrary[]) {
  for (const row of await releasedBy(approved)) {
    const version = await PackageVersion.findOrFail(row.currentVersionId!)
    const blocks = await blocksOf(version)
    if (blocks.length > 0) continue
    await transaction((trx) =>
      notify(trx, {
        ...{ kind: 'runtime.package_plays', data: { title: row.title.slice(0, 120) } },
        ...{ to: [version.createdBy], institutionId: row.institutionId },
        href: `/packages/${row.code}`,
      })
    )
  }
}

/** Packages that waited for these builds: that brought them, or that found no other approved one. */
async function releasedBy(approved: H5PLibrary[]): Promise<Package[]> {
  if (approved.length === 0) return []
  const ids = approved.map(({ id }) => id)
  const others = await H5PLibrary.query()
    .where('state', 'approved')
    .whereNotIn('id', ids)
    .whereIn('machineName', [...new Set(approved.map(({ machineName }) => machineName))])
    .select('machineName', 'major', 'minor')
  const known = new Set(others.map(nameOf))
  const first = approved.filter((one) => !known.has(nameOf(one)))
  const rows = await db
    .from('runtime_packages as p')
    .join('runtime_h5p_needs as n', 'n.version_id', 'p.current_version_id')
    .where('n.is_for_editor', false)
    .where((either) => {
      either.whereIn('n.library_id', ids)
      for (const { machineName, major, minor } of first) {
        either.orWhere({ 'n.machine_name': machineName, 'n.major': major, 'n.minor': minor })
      }
    })
    .distinct('p.id')
    .limit(MOST)
  return Package.findMany(rows.map(({ id }) => id))
}
