import { clock } from '#shared/clock'
import { inLocale, translate } from '#shared/http/translate'
import { formatDate } from '#shared/khmer/dates'
import { parted } from '#library/parted'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

/**
 * How a text cites it: author, year, title, publisher, address and the day it was read (after APA). What is not known
 * is left out; without a date it says so.
 */
export function citationOf(resource: ResourceRow, address: string, locale: Locale): string {
  const t = (key: string, data?: Record<string, string>) =>
    translate(locale, `library.citations.${key}`, data)
  const holder = inLocale(locale, resource.holderKm, resource.holderEn)
  const author = parted(resource.authors, locale) || holder
  const publisher = inLocale(locale, resource.publisherKm, resource.publisherEn) || holder
  const year = resource.publishedAt ? String(resource.publishedAt.getUTCFullYear()) : t('no_date')
  return translate(locale, 'library.citation', {
    who: author ? t('who', { author, year }) : '',
    title: inLocale(locale, resource.titleKm, resource.titleEn),
    publisher: publisher && publisher !== author ? t('publisher', { publisher }) : '',
    address,
    day: formatDate(clock.now().toJSDate(), { locale }),
  })
}
