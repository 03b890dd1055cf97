import { LruCache } from '#shared/lru_cache'
import { everyItem } from '#runtime/scorm/read_manifest'
import PackageVersion from '#runtime/models/package_version'
import type { ScormManifest } from '#runtime/types'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What a commit needs to know of a package: read once, as versions don't change in this. */
export type Outline = Pick<ScormManifest, 'standard' | 'objectivesGlobal'> & {
  sharedDataGlobal: boolean
  /** Every item that can be played. */
  ids: Set<string>
  titles: Map<string, string>
  /** Those that report: scripted and visible. */
  counted: string[]
  isSequenced: boolean
}

const known = new LruCache<Outline>(100)

export async function outlineOf(versionId: string, client?: QueryClientContract): Promise<Outline> {
  const standing = known.get(versionId)
  if (standing) return standing
  const version = await PackageVersion.findOrFail(versionId, { client })
  const outline = outlineFrom(version.read())
  known.set(versionId, outline)
  return outline
}

export function outlineFrom(manifest: ScormManifest) {
  const { standard, objectivesGlobal, sharedDataGlobal, items, sequencing } = manifest
  const all = [...everyItem(items)].filter(({ launch }) => launch)
  const scos = all.filter(({ launch }) => launch!.type === 'sco')
  const seen = scos.filter(({ visible }) => visible)
  const outline: Outline = {
    ...{ standard, objectivesGlobal, ids: new Set(all.map(({ id }) => id)) },
    titles: new Map(all.map(({ id, title }) => [id, title])),
    sharedDataGlobal: sharedDataGlobal !== false,
    counted: (seen.length > 0 ? seen : scos).map(({ id }) => id),
    isSequenced: sequencing !== null,
  }
  return outline
}
