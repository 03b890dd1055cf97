import { inLocale, translate } from '#shared/http/translate'
import { parted } from '#library/parted'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

/** What a resource says of its making, as rows of the page; what is not said is left out. */
export function factsOf(row: ResourceRow, locale: Locale, track?: string) {
  const t = (key: string) => translate(locale, `library.${key}`)
  const rows = [
    { label: t('form.authors'), text: parted(row.authors, locale) },
    { label: t('facts.holder'), text: inLocale(locale, row.holderKm, row.holderEn) },
    { label: t('form.contributors'), text: parted(row.contributors, locale) },
    { label: t('facts.publisher'), text: inLocale(locale, row.publisherKm, row.publisherEn) },
    { label: t('form.track'), text: track ?? '' },
    {
      label: t('form.accessibility'),
      text: parted(
        row.accessibility.map((one) => t(`aids.${one}`)),
        locale
      ),
    },
    {
      label: t('form.scope'),
      text: row.scope === 'national' ? '' : t(`scopes.${row.scope}`),
    },
  ]
  const source = row.sourceUrl && {
    label: t('form.source_url'),
    text: new URL(row.sourceUrl).host,
    href: row.sourceUrl,
  }
  return [...rows, ...(source ? [source] : [])].filter(({ text }) => text)
}
