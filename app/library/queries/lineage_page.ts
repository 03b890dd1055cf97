import { inLocale, translate } from '#shared/http/translate'
import { madeFrom, sourcesOf } from '#library/queries/lineage'
import { findLicence } from '#library/queries/licences'
import { remixLicences } from '#library/licence_rules'
import { relationKinds } from '#library/types'
import type { Locale } from '#config/i18n'
import type { ResourceRow } from '#library/queries/find_resource'

/** Where a resource comes from and what was made of it, and the licences that its sources leave open to it. */
export async function lineagePage(resource: ResourceRow, locale: Locale, sees: boolean) {
  const t = (key: string) => translate(locale, `library.lineage.${key}`)
  const sources = await sourcesOf(resource.id)
  const derived = await madeFrom(resource.id)
  const parts = sources.filter(({ kind }) => kind !== 'part_of')
  const open = remixLicences(parts.map(({ licenceCode }) => licenceCode))
  const licences = await Promise.all(open.map((code) => findLicence(code, locale)))
  return {
    resource,
    code: resource.code,
    title: inLocale(locale, resource.titleKm, resource.titleEn),
    sources: sources.map((one) => ({
      ...one,
      label: t(`kinds.${one.kind}`),
      title: inLocale(locale, one.titleKm, one.titleEn) || one.address,
      href: one.code ? (one.isShown || sees ? linkTo(one) : undefined) : one.address || undefined,
    })),
    derived: derived.map(({ kind, code, titleKm, titleEn }) => ({
      label: t(`back.${kind}`),
      title: inLocale(locale, titleKm, titleEn),
      href: `/library/${code}`,
    })),
    hasSources: parts.length > 0,
    fits: parts.length === 0 || open.includes(resource.licence),
    licences: licences.map(({ short }) => short),
    kinds: relationKinds.map((value) => ({ value, text: t(`kinds.${value}`) })),
  }
}

/** A pinned source leads to its version. */
const linkTo = ({ code, version }: { code: string | null; version: number | null }) =>
  version ? `/library/${code}/versions/${version}` : `/library/${code}`
