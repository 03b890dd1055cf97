import { packageKind } from '#runtime/kinds/registry'
import PackageVersion from '#runtime/models/package_version'
import type Package from '#runtime/models/package'
import type { WebPages } from '#runtime/html5/read_pages'

/** The pages of web pages, of which a rule may name some; null for packages that report by a standard. */
export async function pagesToChoose({ kind, currentVersionId }: Package) {
  if (!currentVersionId || !packageKind(kind)?.settings?.includes('completion')) return null
  const version = await PackageVersion.findOrFail(currentVersionId)
  return version.read<WebPages>().pages
}
