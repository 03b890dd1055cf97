import { packageKind } from '#runtime/kinds/registry'
import PackageVersion from '#runtime/models/package_version'
import type { Problem } from '#runtime/types'

/** Why a version does not play now, as its kind says; nothing where it does. */
export async function blocksOf(asked: PackageVersion | string): Promise<Problem[]> {
  const version = typeof asked === 'string' ? await PackageVersion.findOrFail(asked) : asked
  return (await packageKind(version.kind)?.blocks?.(version)) ?? []
}
