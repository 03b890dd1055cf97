import { clock } from '#shared/clock'
import { inLocale, translate } from '#shared/http/translate'
import { formatDate } from '#shared/khmer/dates'
import { parted } from '#library/parted'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

/** How a text cites it: author, year, title, publisher, address and the day it was read (after APA). */
export function citationOf(resource: ResourceRow, address: string, locale: Locale): string {
  const holder = inLocale(locale, resource.holderKm, resource.holderEn)
  return translate(locale, 'library.citation', {
    author: parted(resource.authors, locale) || holder || '–',
    year: resource.publishedAt ? String(resource.publishedAt.getUTCFullYear()) : '–',
    title: inLocale(locale, resource.titleKm, resource.titleEn),
    publisher: inLocale(locale, resource.publisherKm, resource.publisherEn) || holder || '–',
    address,
    day: formatDate(clock.now().toJSDate(), { locale }),
  })
}
