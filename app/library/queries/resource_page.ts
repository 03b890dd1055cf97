import { isSaved } from '#library/queries/list_saved'
import { AUTHORS, mayEdit, mayOfferAgain, mayRate, mayRetire } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { openReviewOf } from '#library/reviews/find_review'
import { rightsOfResource } from '#library/rights_of'
import { showResource, type ShowReader } from '#library/queries/show_resource'
import { handbookNeighbours } from '#library/queries/handbook_neighbours'
import { inLocale, translate } from '#shared/http/translate'
import { rowLinks } from '#shared/administration/row_links'
import type { Actor } from '#shared/actor'
import type { ResourceRow } from '#library/queries/find_resource'

/** What this reader may do to the resource, on top of its page. */
export async function resourceActions(resource: ResourceRow, actor: Actor | null) {
  const isReviewed = resource.state === 'submitted' || resource.state === 'in_review'
  const review = isReviewed && actor ? await openReviewOf('resource', resource.id) : undefined
  return {
    saved: await isSaved(actor, resource.id),
    canRate: resource.state === 'published' && resource.shelf === 'open' && mayRate(actor),
    reviewHref: review && `/reviews/${review.id}`,
    canSubmit:
      (resource.state === 'draft' || resource.state === 'retired') &&
      actor?.personId === resource.createdBy &&
      holdsRole(actor, AUTHORS),
    isPublished: resource.state === 'published',
    canAdapt:
      resource.state === 'published' &&
      resource.shelf === 'open' &&
      holdsRole(actor, AUTHORS) &&
      rightsOfResource(resource).adapt,
    canEdit: await mayEdit(actor, resource),
    canPublish: await mayOfferAgain(actor, resource),
    canRetire: await mayRetire(actor, resource),
    rowLinks: rowLinks('library_resources', resource, actor),
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
