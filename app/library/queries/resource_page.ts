import { mayEdit, mayPublish } from '#library/access'
import { showResource, type ShowReader } from '#library/queries/show_resource'
import { handbookNeighbours } from '#library/queries/handbook_neighbours'
import { inLocale, translate } from '#shared/http/translate'
import type { Actor } from '#shared/actor'
import type { ResourceRow } from '#library/queries/find_resource'

/** What this reader may do to the resource, on top of its page. */
export async function resourceActions(resource: ResourceRow, actor: Actor | null) {
  return {
    isPublished: resource.state === 'published',
    canEdit: await mayEdit(actor, resource),
    canPublish: actor !== null && (await mayPublish(actor, resource)),
  }
}

/** The page of a resource as all readers see it who may open the same things, and the way back to where it stands. */
export async function resourcePage(resource: ResourceRow, reader: ShowReader) {
  const { locale } = reader
  const shown = await showResource(resource, reader)
  return {
    ...shown,
    eyebrow: eyebrowOf(resource, locale),
    neighbours: await handbookNeighbours(resource, reader),
    breadcrumbs: breadcrumbs(resource, shown.subject, locale),
  }
}

const eyebrowOf = ({ shelf, kind }: ResourceRow, locale: ShowReader['locale']) =>
  translate(locale, shelf === 'handbook' ? 'library.handbook.index.title' : `library.kinds.${kind}`)

function breadcrumbs(
  resource: ResourceRow,
  subject: { code: string; name: string } | undefined,
  locale: ShowReader['locale']
) {
  const here = { text: inLocale(locale, resource.titleKm, resource.titleEn) }
  if (resource.shelf === 'handbook') {
    return [{ text: translate(locale, 'library.handbook.index.title'), href: '/handbook' }, here]
  }
  const library = { text: translate(locale, 'library.resources.index.title'), href: '/library' }
  const shelf = subject && { text: subject.name, href: `/library?subject=${subject.code}` }
  return [library, ...(shelf ? [shelf] : []), here]
}
