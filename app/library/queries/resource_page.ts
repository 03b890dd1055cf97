import { mayEdit, mayPublish } from '#library/access'
import { showResource, type ShowReader } from '#library/queries/show_resource'
import { handbookNeighbours } from '#library/queries/handbook_neighbours'
import { inLocale, translate } from '#shared/http/translate'
import type { ResourceRow } from '#library/queries/find_resource'

/** The page of a resource with what this reader may do to it, and the way back to where it stands. */
export async function resourcePage(resource: ResourceRow, reader: ShowReader) {
  const { actor, locale } = reader
  const shown = await showResource(resource, reader)
  const isEditor = await mayEdit(actor, resource)
  return {
    ...shown,
    isPublished: resource.state === 'published',
    canEdit: isEditor,
    canPublish: actor !== null && (await mayPublish(actor, resource)),
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
