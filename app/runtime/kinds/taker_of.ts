import { LruCache } from '#shared/lru_cache'
import { packageKind, type PackageKind } from '#runtime/kinds/registry'
import PackageVersion from '#runtime/models/package_version'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

type Taker = NonNullable<PackageKind['take']>

const known = new LruCache<Taker>(500)

/** What takes the commits of a version; asked once, as a version's kind never changes. */
export async function takerOf(versionId: string, client: QueryClientContract): Promise<Taker> {
  const standing = known.get(versionId)
  if (standing) return standing
  const { kind } = await PackageVersion.findOrFail(versionId, { client })
  const taker = packageKind(kind)?.take
  if (!taker) throw new Error(`Packages of the kind ${kind} take no commits`)
  known.set(versionId, taker)
  return taker
}
