import { remixLicences } from '#library/licence_rules'
import { sourcesOf } from '#library/queries/lineage'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Whether the licence of a work is one that its sources leave open; a part of something stands for itself. */
export async function fitsSources(
  { id, licence }: { id: string; licence: string },
  client?: QueryClientContract
) {
  const sources = await sourcesOf(id, client)
  const made = sources.filter(({ kind, licenceCode }) => kind !== 'part_of' && licenceCode)
  return (
    made.length === 0 || remixLicences(made.map(({ licenceCode }) => licenceCode)).includes(licence)
  )
}
