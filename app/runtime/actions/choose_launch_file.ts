import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { everyItem } from '#runtime/scorm/read_manifest'
import type Package from '#runtime/models/package'
import type PackageVersion from '#runtime/models/package_version'
import type { Actor } from '#shared/actor'

/** Says which file an item plays whose own launch file is not in the package. The item must be one of those. */
export async function chooseLaunchFile(
  actor: Actor,
  row: Package,
  version: PackageVersion,
  choice: { item: string; path: string }
) {
  const manifest = version.read()
  const item = [...everyItem(manifest.items)].find(({ id }) => id === choice.item)
  if (!item?.launch || item.launch.exists) return false
  const before = item.launch.path
  item.launch = { ...item.launch, path: choice.path, exists: true }
  await transaction(async (trx) => {
    await version
      .useTransaction(trx)
      .merge({ manifest: JSON.stringify(manifest) })
      .save()
    await audit(trx, actor, {
      ...{ verb: 'runtime.launch_file_chosen', institutionId: row.institutionId },
      subject: { type: 'package', id: row.id },
      ...{ before: { item: item.id, path: before }, after: { path: choice.path } },
    })
  })
  return true
}
