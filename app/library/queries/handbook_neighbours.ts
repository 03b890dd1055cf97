import { inLocale } from '#shared/http/translate'
import { handbookRows } from '#library/queries/list_handbook'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

export type Neighbour = { title: string; href: string }

/** The pages of the handbook before and behind this one; nothing for what stands on another shelf. */
export async function handbookNeighbours(
  resource: ResourceRow,
  { actor, locale }: { actor: Actor | null; locale: Locale }
): Promise<{ previous?: Neighbour; next?: Neighbour }> {
  if (resource.shelf !== 'handbook') return {}
  const rows = await handbookRows(actor)
  const at = rows.findIndex(({ id }) => id === resource.id)
  const link = (row: ResourceRow | undefined) =>
    row && { title: inLocale(locale, row.titleKm, row.titleEn), href: `/library/${row.code}` }
  return at < 0 ? {} : { previous: link(rows[at - 1]), next: link(rows[at + 1]) }
}
