import db from '@adonisjs/lucid/services/db'
import type { ObjectStore } from '#mirror/store/objects'

/** Editions back from the present one that an update may begin at. */
const BACK = 6
const MOST = 16

/** Catalogues from which mirrors come to the next edition: the last ones, and those that mirrors said they have. */
export async function earlierCatalogues(profileId: string, store: ObjectStore): Promise<string[]> {
  const editions = await db
    .from('mirror_editions')
    .where('profile_id', profileId)
    .whereNotNull('published_at')
    .orderBy('sequence', 'desc')
    .limit(BACK)
    .select('catalogue')
  const sites = await db
    .from('mirror_sites')
    .where('profile_id', profileId)
    .whereIn('state', ['active', 'suspended'])
    .whereNotNull('catalogue')
    .groupBy('catalogue')
    .orderByRaw('count(*) desc')
    .limit(MOST)
    .select('catalogue')
  const names = [...new Set([...editions, ...sites].map(({ catalogue }) => catalogue as string))]
  const here: string[] = []
  for (const name of names.slice(0, MOST)) if (await store.has(name)) here.push(name)
  return here
}
