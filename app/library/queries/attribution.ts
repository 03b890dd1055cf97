import { inLocale, translate } from '#shared/http/translate'
import { changesOf } from '#library/queries/changes_of'
import { findLicence } from '#library/queries/licences'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

export type Attribution = {
  locale: Locale
  text: string
  licence: string
  href?: string
  changes: string[]
}

/**
 * How to name the work when passing it on: title, author, source, licence (Creative Commons' TASL), and what it was
 * made from, unless `known` already.
 */
export async function attribution(
  resource: ResourceRow,
  source: string,
  locale: Locale,
  known?: string[]
): Promise<Attribution> {
  const licence = await findLicence(resource.licence, locale)
  const holder = inLocale(locale, resource.holderKm, resource.holderEn)
  const people = [...new Set([...resource.authors, holder])].filter(Boolean)
  const text = translate(locale, people.length ? 'library.tasl.full' : 'library.tasl.short', {
    title: inLocale(locale, resource.titleKm, resource.titleEn),
    author: people.join(locale === 'km' ? ' និង ' : ', '),
    source,
  })
  const changes = known ?? (await changesOf(resource.id, locale))
  return { locale, text, licence: licence.label, href: licence.href, changes }
}
